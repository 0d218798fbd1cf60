using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Sections;

/// <summary>What the sections in the short syntax have in common: section_length, a body and, in some, a CRC_32.</summary>
internal static class ShortSection
{
    /// <summary>
    /// Cuts out the body, the bytes between section_length and the CRC_32 or the end. Malformed when table_id is not the one given or the
    /// syntax is the long one. The CRC_32 is the assembler's to check.
    /// </summary>
    public static ParseStatus TryCut(ReadOnlySpan<byte> section, byte tableId, out ReadOnlySpan<byte> body)
    {
        body = default;
        ParseStatus status = SectionHeader.TryRead(section, out SectionHeader header);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (header.SectionSyntaxIndicator || header.TableId != tableId)
        {
            return ParseStatus.Malformed;
        }

        if (section.Length < header.TotalLength)
        {
            return ParseStatus.NeedMoreData;
        }

        body = section[SectionLimits.HeaderSize..(header.TotalLength - (header.HasCrc ? SectionLimits.CrcSize : 0))];
        return ParseStatus.Complete;
    }
}
