using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video;

/// <summary>
/// Steps through sei_rbsp(), ITU-T H.264 §7.3.2.3, H.265 §7.3.2.4: messages, each with its type and its size in bytes of 0xFF and a last one,
/// and its payload.
/// </summary>
public ref struct SupplementalMessages
{
    /// <summary>payloadType of a buffering_period in either coding.</summary>
    public const int BufferingPeriod = 0;

    /// <summary>payloadType of a pic_timing in either coding.</summary>
    public const int PictureTiming = 1;

    /// <summary>payloadType of a recovery_point in either coding.</summary>
    public const int RecoveryPoint = 6;

    /// <summary>Bytes of a unit within which messages are looked for.</summary>
    public const int Size = 160;

    private const int More = 0xFF;
    private const int MostMessages = 16;
    private const long BitsPerByte = 8;

    private BitReader _bits;
    private BitReader _payload;
    private long _left;
    private int _told;

    /// <summary>Steps through the first bytes of a NAL unit.</summary>
    /// <param name="unit">The bytes, from its header on.</param>
    /// <param name="headerSize">Bytes of the header.</param>
    public SupplementalMessages(ReadOnlySpan<byte> unit, int headerSize)
    {
        _bits = new BitReader(unit, isEscaped: true);
        _bits.Skip(headerSize * BitsPerByte);
    }

    /// <summary>payloadType.</summary>
    public int Type { get; private set; }

    /// <summary>The payload, from its first bit on; it may be cut.</summary>
    public readonly BitReader Payload => _payload;

    /// <summary>Goes to the next message; false where there is none.</summary>
    public bool MoveNext()
    {
        _bits.Skip(_left);
        if (_told++ == MostMessages)
        {
            return false;
        }

        Type = ReadNumber(ref _bits);
        _left = BitsPerByte * ReadNumber(ref _bits);
        _payload = _bits;
        return !_bits.IsPastEnd;
    }

    private static int ReadNumber(ref BitReader bits)
    {
        int number = 0;
        uint part;
        do
        {
            part = bits.Read(8);
            number += (int)part;
        }
        while (part == More && !bits.IsPastEnd);
        return number;
    }
}
