using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// time_date_section, TDT, table_id 0x70, EN 300 468 §5.2.5: the short syntax, without a CRC_32. After section_length:
/// <code>
/// UTC_time                  40 bslbf   see <see cref="DvbTime"/>
/// </code>
/// </summary>
/// <param name="UtcTime">UTC_time, 40 bits, bslbf.</param>
public readonly record struct TimeDateSection(DvbTime UtcTime)
{
    /// <summary>Reads a section. Malformed when it has another length.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out TimeDateSection view)
    {
        view = default;
        ParseStatus status = ShortSection.TryCut(section, TableId.TimeAndDate, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (body.Length != DvbTime.Size)
        {
            return ParseStatus.Malformed;
        }

        view = new TimeDateSection(DvbTime.Read(body));
        return ParseStatus.Complete;
    }
}
