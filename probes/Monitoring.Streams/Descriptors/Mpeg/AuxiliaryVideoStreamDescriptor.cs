using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// auxiliary_video_stream_descriptor, tag 0x2F, ISO/IEC 13818-1 §2.6.74:
/// <code>
/// aux_video_codedstreamtype      8 uimsbf
/// si_rbsp                        the rest
/// </code>
/// </summary>
public readonly ref struct AuxiliaryVideoStreamDescriptor
{
    /// <summary>aux_video_codedstreamtype, 8 bits, uimsbf.</summary>
    public byte AuxVideoCodedstreamtype { get; private init; }

    /// <summary>si_rbsp, bytes.</summary>
    public ReadOnlySpan<byte> SiRbsp { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AuxiliaryVideoStreamDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte auxVideoCodedstreamtype = cursor.Byte();
        ReadOnlySpan<byte> siRbsp = cursor.TakeRest();
        view = new AuxiliaryVideoStreamDescriptor
        {
            AuxVideoCodedstreamtype = auxVideoCodedstreamtype,
            SiRbsp = siRbsp,
        };
        return cursor.Status;
    }
}
