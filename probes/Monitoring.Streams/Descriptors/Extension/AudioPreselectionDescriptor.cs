using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// audio_preselection_descriptor, descriptor_tag_extension 0x19, EN 300 468 §6.4.1:
/// <code>
/// num_preselections      5 uimsbf
/// reserved               3 bslbf
/// preselections          the rest
/// </code>
/// </summary>
public readonly ref struct AudioPreselectionDescriptor
{
    /// <summary>num_preselections, 5 bits, uimsbf.</summary>
    public byte NumPreselections { get; private init; }

    /// <summary>preselections, bytes.</summary>
    public ReadOnlySpan<byte> Preselections { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AudioPreselectionDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromNumPreselections = cursor.Byte();
        ReadOnlySpan<byte> preselections = cursor.TakeRest();
        view = new AudioPreselectionDescriptor
        {
            NumPreselections = (byte)(fromNumPreselections >> 3),
            Preselections = preselections,
        };
        return cursor.Status;
    }
}
