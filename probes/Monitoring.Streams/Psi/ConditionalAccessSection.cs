using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Psi;

/// <summary>CA_section, table_id 0x01, ISO/IEC 13818-1 §2.4.4.6: after the section header, descriptors up to the CRC_32.</summary>
public readonly ref struct ConditionalAccessSection
{
    private readonly ReadOnlySpan<byte> _descriptors;

    private ConditionalAccessSection(SectionHeader header, ReadOnlySpan<byte> descriptors)
    {
        Header = header;
        _descriptors = descriptors;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>The descriptors; <see cref="ConditionalAccessDescriptor"/> among them names an EMM PID.</summary>
    public DescriptorReader Descriptors => new(_descriptors);

    /// <summary>Reads a section.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out ConditionalAccessSection view)
    {
        ParseStatus status = LongSection.TryRead(
            section, TableId.ConditionalAccess, TableId.ConditionalAccess, out SectionHeader header, out ReadOnlySpan<byte> body);
        view = new ConditionalAccessSection(header, body);
        return status;
    }
}
