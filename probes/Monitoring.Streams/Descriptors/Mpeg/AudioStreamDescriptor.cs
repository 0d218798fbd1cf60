using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// audio_stream_descriptor, tag 0x03, ISO/IEC 13818-1 §2.6.4:
/// <code>
/// free_format_flag                   1 bslbf
/// ID                                 1 bslbf
/// layer                              2 uimsbf
/// variable_rate_audio_indicator      1 bslbf
/// reserved                           3 bslbf
/// </code>
/// </summary>
/// <param name="FreeFormatFlag">free_format_flag, 1 bit, bslbf.</param>
/// <param name="Id">ID, 1 bit, bslbf.</param>
/// <param name="Layer">layer, 2 bits, uimsbf.</param>
/// <param name="VariableRateAudioIndicator">variable_rate_audio_indicator, 1 bit, bslbf.</param>
public readonly record struct AudioStreamDescriptor(
    bool FreeFormatFlag,
    bool Id,
    byte Layer,
    bool VariableRateAudioIndicator)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AudioStreamDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromFreeFormatFlag = cursor.Byte();
        view = new AudioStreamDescriptor(
            (fromFreeFormatFlag & 0x80) != 0, (fromFreeFormatFlag & 0x40) != 0, (byte)((fromFreeFormatFlag >> 4) & 3),
            (fromFreeFormatFlag & 0x08) != 0);
        return cursor.Status;
    }
}
