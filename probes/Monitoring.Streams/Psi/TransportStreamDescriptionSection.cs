using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Psi;

/// <summary>
/// TS_description_section, TSDT, table_id 0x03 on PID 0x0002, ISO/IEC 13818-1 §2.4.4.12: after the section header, descriptors of the whole
/// transport stream up to the CRC_32.
/// </summary>
public readonly ref struct TransportStreamDescriptionSection
{
    private readonly ReadOnlySpan<byte> _descriptors;

    private TransportStreamDescriptionSection(SectionHeader header, ReadOnlySpan<byte> descriptors)
    {
        Header = header;
        _descriptors = descriptors;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>The descriptors.</summary>
    public DescriptorReader Descriptors => new(_descriptors);

    /// <summary>Reads a section.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out TransportStreamDescriptionSection view)
    {
        ParseStatus status = LongSection.TryRead(
            section, TableId.TransportStreamDescription, TableId.TransportStreamDescription, out SectionHeader header,
            out ReadOnlySpan<byte> body);
        view = new TransportStreamDescriptionSection(header, body);
        return status;
    }
}
