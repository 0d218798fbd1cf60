using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Sections;

/// <summary>
/// The start of every section, ISO/IEC 13818-1 §2.4.4.10:
/// <code>
/// table_id                     8 uimsbf
/// section_syntax_indicator     1 bslbf
/// private_indicator            1 bslbf
/// reserved                     2 bslbf
/// section_length              12 uimsbf  bytes after this field
/// the rest only if section_syntax_indicator is 1:
/// table_id_extension          16 uimsbf
/// reserved                     2 bslbf
/// version_number               5 uimsbf
/// current_next_indicator       1 bslbf
/// section_number               8 uimsbf
/// last_section_number          8 uimsbf
/// </code>
/// </summary>
/// <param name="TableId">table_id, 8 bits, uimsbf.</param>
/// <param name="SectionSyntaxIndicator">section_syntax_indicator, 1 bit, bslbf.</param>
/// <param name="SectionLength">section_length, 12 bits, uimsbf.</param>
/// <param name="TableIdExtension">table_id_extension, 16 bits, uimsbf; 0 in the short syntax.</param>
/// <param name="VersionNumber">version_number, 5 bits, uimsbf; 0 in the short syntax.</param>
/// <param name="CurrentNextIndicator">current_next_indicator, 1 bit, bslbf; true in the short syntax.</param>
/// <param name="SectionNumber">section_number, 8 bits, uimsbf; 0 in the short syntax.</param>
/// <param name="LastSectionNumber">last_section_number, 8 bits, uimsbf; 0 in the short syntax.</param>
public readonly record struct SectionHeader(
    byte TableId,
    bool SectionSyntaxIndicator,
    int SectionLength,
    ushort TableIdExtension,
    int VersionNumber,
    bool CurrentNextIndicator,
    byte SectionNumber,
    byte LastSectionNumber)
{
    /// <summary>Bytes of the whole section.</summary>
    public int TotalLength => SectionLimits.HeaderSize + SectionLength;

    /// <summary>
    /// A CRC_32 ends the section: always in the long syntax, and in the two tables that have it in the short one, the TOT
    /// (EN 300 468 §5.2.6) and splice_info_section (SCTE 35 §9.6).
    /// </summary>
    public bool HasCrc => SectionSyntaxIndicator || TableId is Sections.TableId.TimeOffset or Sections.TableId.SpliceInformation;

    /// <summary>
    /// Reads the header of a section whose first bytes are given. Malformed when section_length is beyond the greatest allowed, or too
    /// small for the fields and the CRC_32 that have to follow.
    /// </summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out SectionHeader header)
    {
        header = default;
        if (section.Length < SectionLimits.HeaderSize)
        {
            return ParseStatus.NeedMoreData;
        }

        bool syntax = (section[1] & 0x80) != 0;
        int length = BinaryPrimitives.ReadUInt16BigEndian(section[1..]) & 0x0FFF;
        header = new SectionHeader(section[0], syntax, length, 0, 0, true, 0, 0);
        int least = (syntax ? SectionLimits.LongHeaderSize : SectionLimits.HeaderSize) + (header.HasCrc ? SectionLimits.CrcSize : 0);
        if (length > SectionLimits.LongestLength || header.TotalLength < least)
        {
            return ParseStatus.Malformed;
        }

        if (!syntax)
        {
            return ParseStatus.Complete;
        }

        if (section.Length < SectionLimits.LongHeaderSize)
        {
            return ParseStatus.NeedMoreData;
        }

        header = header with
        {
            TableIdExtension = BinaryPrimitives.ReadUInt16BigEndian(section[3..]),
            VersionNumber = (section[5] >> 1) & 0x1F,
            CurrentNextIndicator = (section[5] & 1) != 0,
            SectionNumber = section[6],
            LastSectionNumber = section[7],
        };
        return ParseStatus.Complete;
    }
}
