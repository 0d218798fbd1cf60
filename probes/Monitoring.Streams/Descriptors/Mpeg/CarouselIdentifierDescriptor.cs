using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// carousel_identifier_descriptor, tag 0x13, TS 102 809 §B.2.8.1:
/// <code>
/// carousel_id           32 uimsbf
/// private_data_byte      the rest
/// </code>
/// </summary>
public readonly ref struct CarouselIdentifierDescriptor
{
    /// <summary>carousel_id, 32 bits, uimsbf.</summary>
    public uint CarouselId { get; private init; }

    /// <summary>private_data_byte, bytes.</summary>
    public ReadOnlySpan<byte> PrivateDataByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out CarouselIdentifierDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint carouselId = cursor.DoubleWord();
        ReadOnlySpan<byte> privateDataByte = cursor.TakeRest();
        view = new CarouselIdentifierDescriptor
        {
            CarouselId = carouselId,
            PrivateDataByte = privateDataByte,
        };
        return cursor.Status;
    }
}
