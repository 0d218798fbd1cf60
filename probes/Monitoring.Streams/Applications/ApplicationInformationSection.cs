using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Applications;

/// <summary>
/// application_information_section, AIT, table_id 0x74, TS 102 809 §5.3.4.6. After the section header, whose table_id_extension is
/// test_application_flag (1 bit) and application_type (15 bits):
/// <code>
/// reserved_future_use                 4 bslbf
/// common_descriptors_length          12 uimsbf
/// descriptors
/// reserved_future_use                 4 bslbf
/// application_loop_length            12 uimsbf
/// applications                       see <see cref="ApplicationEntry"/>
/// </code>
/// Walk the applications with <c>foreach</c>.
/// </summary>
public readonly ref struct ApplicationInformationSection
{
    private readonly ReadOnlySpan<byte> _descriptors;
    private readonly ReadOnlySpan<byte> _applications;

    private ApplicationInformationSection(SectionHeader header, ReadOnlySpan<byte> descriptors, ReadOnlySpan<byte> applications)
    {
        Header = header;
        _descriptors = descriptors;
        _applications = applications;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>test_application_flag, 1 bit, bslbf.</summary>
    public bool TestApplicationFlag => (Header.TableIdExtension & 0x8000) != 0;

    /// <summary>application_type, 15 bits, uimsbf: 0x0001 DVB-J, 0x0010 HbbTV.</summary>
    public int ApplicationType => Header.TableIdExtension & 0x7FFF;

    /// <summary>The descriptors of all applications.</summary>
    public DescriptorReader CommonDescriptors => new(_descriptors);

    /// <summary>Reads a section. Malformed when a loop runs past it, or bytes are left behind the loops.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out ApplicationInformationSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryRead(
            section, TableId.ApplicationInformation, TableId.ApplicationInformation, out SectionHeader header,
            out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (!CountedBytes.TrySplit(body, 0, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> rest)
            || !CountedBytes.TrySplit(rest, 0, out ReadOnlySpan<byte> applications, out ReadOnlySpan<byte> behind)
            || !behind.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        view = new ApplicationInformationSection(header, descriptors, applications);
        ApplicationEntryReader reader = view.GetEnumerator();
        while (reader.MoveNext())
        {
        }

        return reader.IsCut ? ParseStatus.Malformed : ParseStatus.Complete;
    }

    /// <summary>The applications in the order of the section.</summary>
    public ApplicationEntryReader GetEnumerator() => new(_applications);
}
