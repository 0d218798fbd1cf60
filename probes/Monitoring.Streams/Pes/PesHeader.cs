using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Pes;

/// <summary>
/// The start of PES_packet(), ISO/IEC 13818-1 §2.4.3.6:
/// <code>
/// packet_start_code_prefix       24 bslbf  0x000001
/// stream_id                       8 uimsbf
/// PES_packet_length              16 uimsbf
/// the rest not for every stream_id:
/// '10'                            2 bslbf
/// PES_scrambling_control          2 bslbf
/// flags                           4 bslbf
/// PTS_DTS_flags                   2 bslbf
/// flags                           6 bslbf
/// PES_header_data_length          8 uimsbf
/// PTS                            40 with marker bits, if PTS_DTS_flags is 2 or 3
/// DTS                            40 with marker bits, if PTS_DTS_flags is 3
/// </code>
/// </summary>
/// <param name="StreamId">stream_id, 8 bits, uimsbf.</param>
/// <param name="PacketLength">PES_packet_length, 16 bits, uimsbf: bytes after the field, 0 for unbounded video.</param>
/// <param name="ScramblingControl">PES_scrambling_control, 2 bits, bslbf: 0 clear.</param>
/// <param name="Pts">Presentation time stamp, 33 bits, if there is one.</param>
/// <param name="Dts">Decoding time stamp, 33 bits, if there is one.</param>
/// <param name="HeaderLength">Bytes before the first PES_packet_data_byte.</param>
public readonly record struct PesHeader(
    byte StreamId, ushort PacketLength, int ScramblingControl, Timestamp90k? Pts, Timestamp90k? Dts, int HeaderLength)
{
    private const int ShortSize = 6;
    private const int LongSize = 9;
    private const int TimestampSize = 5;

    /// <summary>The stream_id is one of those whose packets have no more header than stream_id and length.</summary>
    public static bool HasShortHeader(byte streamId) => streamId switch
    {
        // program_stream_map, padding_stream, private_stream_2, ECM, EMM, DSMCC, H.222.1 type E, program_stream_directory
        0xBC or 0xBE or 0xBF or 0xF0 or 0xF1 or 0xF2 or 0xF8 or 0xFF => true,
        _ => false,
    };

    /// <summary>
    /// Reads the header from the first bytes of a PES packet. Malformed when they are no PES packet or contradict themselves; NeedMoreData
    /// when the time stamps lie beyond what is given.
    /// </summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out PesHeader header)
    {
        header = default;
        if (!"\0\0\u0001"u8[..Math.Min(3, bytes.Length)].SequenceEqual(bytes[..Math.Min(3, bytes.Length)]))
        {
            return ParseStatus.Malformed;
        }

        if (bytes.Length < ShortSize)
        {
            return ParseStatus.NeedMoreData;
        }

        byte streamId = bytes[3];
        ushort packetLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        header = new PesHeader(streamId, packetLength, 0, null, null, ShortSize);
        if (HasShortHeader(streamId))
        {
            return ParseStatus.Complete;
        }

        if (bytes.Length < LongSize)
        {
            return ParseStatus.NeedMoreData;
        }

        int flags = bytes[7] >> 6;
        int timestampBytes = flags switch { 2 => TimestampSize, 3 => 2 * TimestampSize, _ => 0 };
        if ((bytes[6] & 0xC0) != 0x80 || bytes[8] < timestampBytes)
        {
            return ParseStatus.Malformed;
        }

        if (bytes.Length < LongSize + timestampBytes)
        {
            return ParseStatus.NeedMoreData;
        }

        header = header with
        {
            ScramblingControl = (bytes[6] >> 4) & 3,
            Pts = timestampBytes > 0 ? ReadTimestamp(bytes[LongSize..]) : null,
            Dts = timestampBytes > TimestampSize ? ReadTimestamp(bytes[(LongSize + TimestampSize)..]) : null,
            HeaderLength = LongSize + bytes[8],
        };
        return ParseStatus.Complete;
    }

    /// <summary>3 + 15 + 15 bits, each followed by a marker bit; the four bits before them and the markers are not checked.</summary>
    private static Timestamp90k ReadTimestamp(ReadOnlySpan<byte> field)
    {
        long high = (field[0] >> 1) & 7;
        long middle = BinaryPrimitives.ReadUInt16BigEndian(field[1..]) >> 1;
        long low = BinaryPrimitives.ReadUInt16BigEndian(field[3..]) >> 1;
        return new Timestamp90k((high << 30) | (middle << 15) | low);
    }
}
