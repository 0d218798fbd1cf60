using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Sections;

/// <summary>What the sections in the long syntax have in common: a header, a body, a CRC_32.</summary>
internal static class LongSection
{
    /// <summary>
    /// Reads the header and cuts out the body, the bytes between last_section_number and CRC_32. Malformed when table_id is neither of the
    /// two given or the syntax is the short one. The CRC_32 is the assembler's to check.
    /// </summary>
    public static ParseStatus TryRead(
        ReadOnlySpan<byte> section, byte tableId, byte otherTableId, out SectionHeader header, out ReadOnlySpan<byte> body)
    {
        body = default;
        ParseStatus status = SectionHeader.TryRead(section, out header);
        return status != ParseStatus.Complete ? status
            : header.TableId != tableId && header.TableId != otherTableId ? ParseStatus.Malformed
            : TryCut(section, header, out body);
    }

    /// <summary>The same for a table that has a run of table_ids, the first and the last of which are given.</summary>
    public static ParseStatus TryReadOfRun(
        ReadOnlySpan<byte> section, byte firstTableId, byte lastTableId, out SectionHeader header, out ReadOnlySpan<byte> body)
    {
        body = default;
        ParseStatus status = SectionHeader.TryRead(section, out header);
        return status != ParseStatus.Complete ? status
            : header.TableId < firstTableId || header.TableId > lastTableId ? ParseStatus.Malformed
            : TryCut(section, header, out body);
    }

    private static ParseStatus TryCut(ReadOnlySpan<byte> section, SectionHeader header, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (!header.SectionSyntaxIndicator)
        {
            return ParseStatus.Malformed;
        }

        if (section.Length < header.TotalLength)
        {
            return ParseStatus.NeedMoreData;
        }

        body = section[SectionLimits.LongHeaderSize..(header.TotalLength - SectionLimits.CrcSize)];
        return ParseStatus.Complete;
    }
}
