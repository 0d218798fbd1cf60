using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// datagram_section, table_id 0x3E, multiprotocol encapsulation, EN 301 192 §7.1:
/// <code>
/// table_id                       8 uimsbf
/// section_syntax_indicator       1 bslbf
/// private_indicator              1 bslbf
/// reserved                       2 bslbf
/// section_length                12 uimsbf
/// MAC_address_6                  8 uimsbf
/// MAC_address_5                  8 uimsbf
/// reserved                       2 bslbf
/// payload_scrambling_control     2 bslbf
/// address_scrambling_control     2 bslbf
/// LLC_SNAP_flag                  1 bslbf
/// current_next_indicator         1 bslbf
/// section_number                 8 uimsbf
/// last_section_number            8 uimsbf
/// MAC_address_4 … MAC_address_1  8 uimsbf each
/// LLC_SNAP or IP datagram, and stuffing
/// </code>
/// </summary>
public readonly ref struct DatagramSection
{
    private const int LowAddressAt = 3;
    private const int FlagsAt = 5;
    private const int AddressParts = 4;

    /// <summary>The section header; its table_id_extension and version_number are parts of other fields.</summary>
    public SectionHeader Header { get; private init; }

    /// <summary>MAC_address_1 to MAC_address_6, the first in the highest of 48 bits.</summary>
    public long MacAddress { get; private init; }

    /// <summary>payload_scrambling_control, 2 bits, bslbf: 0 clear.</summary>
    public int PayloadScramblingControl { get; private init; }

    /// <summary>address_scrambling_control, 2 bits, bslbf: 0 clear.</summary>
    public int AddressScramblingControl { get; private init; }

    /// <summary>LLC_SNAP_flag, 1 bit, bslbf.</summary>
    public bool LlcSnapFlag { get; private init; }

    /// <summary>LLC_SNAP or IP datagram, and stuffing.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>Reads a section. Malformed when it is shorter than its header.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out DatagramSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryRead(
            section, TableId.DsmccPrivateData, TableId.DsmccPrivateData, out SectionHeader header, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (body.Length < AddressParts)
        {
            return ParseStatus.Malformed;
        }

        byte flags = section[FlagsAt];
        view = new DatagramSection
        {
            Header = header,
            MacAddress = ((long)body[3] << 40) | ((long)body[2] << 32) | ((long)body[1] << 24) | ((long)body[0] << 16)
                | ((long)section[LowAddressAt + 1] << 8) | section[LowAddressAt],
            PayloadScramblingControl = (flags >> 4) & 0x03,
            AddressScramblingControl = (flags >> 2) & 0x03,
            LlcSnapFlag = (flags & 0x02) != 0,
            Payload = body[AddressParts..],
        };
        return ParseStatus.Complete;
    }
}
