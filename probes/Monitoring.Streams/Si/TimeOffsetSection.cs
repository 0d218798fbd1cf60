using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// time_offset_section, TOT, table_id 0x73, EN 300 468 §5.2.6: the short syntax, yet with a CRC_32. After section_length:
/// <code>
/// UTC_time                         40 bslbf   see <see cref="DvbTime"/>
/// reserved                          4 bslbf
/// descriptors_loop_length          12 uimsbf
/// descriptors
/// </code>
/// </summary>
public readonly ref struct TimeOffsetSection
{
    private readonly ReadOnlySpan<byte> _descriptors;

    private TimeOffsetSection(DvbTime utcTime, ReadOnlySpan<byte> descriptors)
    {
        UtcTime = utcTime;
        _descriptors = descriptors;
    }

    /// <summary>UTC_time, 40 bits, bslbf.</summary>
    public DvbTime UtcTime { get; }

    /// <summary>The descriptors; the local_time_offset_descriptor among them tells the offsets of countries and regions.</summary>
    public DescriptorReader Descriptors => new(_descriptors);

    /// <summary>Reads a section. Malformed when the loop does not end where the section does.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out TimeOffsetSection view)
    {
        view = default;
        ParseStatus status = ShortSection.TryCut(section, TableId.TimeOffset, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (!CountedBytes.TrySplit(body, DvbTime.Size, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> behind)
            || !behind.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        view = new TimeOffsetSection(DvbTime.Read(body), descriptors);
        return ParseStatus.Complete;
    }
}
