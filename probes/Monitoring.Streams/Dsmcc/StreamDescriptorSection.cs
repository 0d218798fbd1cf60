using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// DSM-CC section of stream descriptors, table_id 0x3D, ISO/IEC 13818-6 §9.2.2: after the section header nothing but descriptors, which have
/// tags of their own.
/// </summary>
public readonly ref struct StreamDescriptorSection
{
    private readonly ReadOnlySpan<byte> _descriptors;

    private StreamDescriptorSection(SectionHeader header, ReadOnlySpan<byte> descriptors)
    {
        Header = header;
        _descriptors = descriptors;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>The stream descriptors.</summary>
    public DescriptorReader StreamDescriptors => new(_descriptors);

    /// <summary>Reads a section.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out StreamDescriptorSection view)
    {
        ParseStatus status = LongSection.TryRead(
            section, TableId.DsmccStreamDescriptors, TableId.DsmccStreamDescriptors, out SectionHeader header, out ReadOnlySpan<byte> body);
        view = status == ParseStatus.Complete ? new StreamDescriptorSection(header, body) : default;
        return status;
    }
}
