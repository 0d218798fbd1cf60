using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// cue_identifier_descriptor, tag 0x8A, ANSI/SCTE 35 §8.2:
/// <code>
/// cue_stream_type      8 uimsbf
/// </code>
/// </summary>
/// <param name="CueStreamType">cue_stream_type, 8 bits, uimsbf.</param>
public readonly record struct CueIdentifierDescriptor(
    byte CueStreamType)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out CueIdentifierDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte cueStreamType = cursor.Byte();
        view = new CueIdentifierDescriptor(cueStreamType);
        return cursor.Status;
    }
}
