using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Carriers;

/// <summary>
/// BBHEADER of DVB-S2 and DVB-T2, ETSI EN 302 307-1 §5.1.6:
/// <code>
/// MATYPE      16 bslbf
/// UPL         16 uimsbf  bits of a user packet
/// DFL         16 uimsbf  bits of the data field
/// SYNC         8 bslbf
/// SYNCD       16 uimsbf
/// CRC-8        8 bslbf   x^8+x^7+x^6+x^4+x^2+1
/// </code>
/// </summary>
/// <param name="TypeOfStream">MATYPE, 16 bits: its second byte is the input stream identifier where there are several.</param>
/// <param name="DataFieldLength">DFL, 16 bits, uimsbf, in bits.</param>
public readonly record struct BasebandHeader(ushort TypeOfStream, ushort DataFieldLength)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 10;

    private const byte Polynomial = 0xD5;
    private const int LongestDataField = 58_112;

    /// <summary>SIS/MIS: there is one input stream, without an identifier.</summary>
    public bool IsSingle => (TypeOfStream & 0x2000) != 0;

    /// <summary>ISI, the identifier of the input stream; null where there is one only.</summary>
    public byte? StreamId => IsSingle ? null : (byte)TypeOfStream;

    /// <summary>Reads a header. Malformed where the CRC-8 is another or the data field longer than any frame.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out BasebandHeader header)
    {
        header = default;
        if (bytes.Length < Size)
        {
            return ParseStatus.NeedMoreData;
        }

        ushort length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (length is 0 or > LongestDataField || Crc(bytes[..(Size - 1)]) != bytes[Size - 1])
        {
            return ParseStatus.Malformed;
        }

        header = new BasebandHeader(BinaryPrimitives.ReadUInt16BigEndian(bytes), length);
        return ParseStatus.Complete;
    }

    /// <summary>CRC-8 of the nine bytes before it.</summary>
    public static byte Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }
        }

        return (byte)crc;
    }
}
