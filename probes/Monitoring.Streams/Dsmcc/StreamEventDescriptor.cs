using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// StreamEventDescriptor, tag 0x1A, ISO/IEC 13818-6 §8.3:
/// <code>
/// eventId             16 uimsbf
/// reserved            31 bslbf
/// eventNPT            33 uimsbf
/// privateDataByte      the rest
/// </code>
/// </summary>
public readonly ref struct StreamEventDescriptor
{
    /// <summary>eventId, 16 bits, uimsbf.</summary>
    public ushort EventId { get; private init; }

    /// <summary>eventNPT, 33 bits, uimsbf.</summary>
    public long EventNpt { get; private init; }

    /// <summary>privateDataByte, bytes.</summary>
    public ReadOnlySpan<byte> PrivateData { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out StreamEventDescriptor view)
    {
        ByteCursor cursor = new(body);
        view = new StreamEventDescriptor
        {
            EventId = cursor.Word(),
            EventNpt = NormalPlayTime.Read(ref cursor),
            PrivateData = cursor.TakeRest(),
        };
        return cursor.Status;
    }
}
