using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// DTS_audio_stream_descriptor, tag 0x7B, EN 300 468 annex G:
/// <code>
/// sample_rate_code            4 bslbf
/// bit_rate_code               6 bslbf
/// nblks                       7 bslbf
/// fsize                      14 bslbf
/// surround_mode               6 bslbf
/// lfe_flag                    1 uimsbf
/// extended_surround_flag      2 uimsbf
/// additional_info_byte        the rest
/// </code>
/// </summary>
/// <param name="SampleRateCode">sample_rate_code, 4 bits, bslbf: 13 is 48 kHz.</param>
/// <param name="BitRateCode">bit_rate_code, 6 bits, bslbf.</param>
/// <param name="Nblks">nblks, 7 bits, bslbf: blocks of 32 samples in a frame, less one.</param>
/// <param name="Fsize">fsize, 14 bits, bslbf: bytes of a frame, less one.</param>
/// <param name="SurroundMode">surround_mode, 6 bits, bslbf.</param>
/// <param name="LfeFlag">lfe_flag, 1 bit, uimsbf.</param>
/// <param name="ExtendedSurroundFlag">extended_surround_flag, 2 bits, uimsbf.</param>
public readonly record struct DtsDescriptor(
    byte SampleRateCode, byte BitRateCode, byte Nblks, ushort Fsize, byte SurroundMode, bool LfeFlag, byte ExtendedSurroundFlag)
{
    /// <summary>Bytes before additional_info_byte.</summary>
    public const int FixedSize = 5;

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DtsDescriptor view)
    {
        BitReader bits = new(body);
        view = new DtsDescriptor(
            (byte)bits.Read(4), (byte)bits.Read(6), (byte)bits.Read(7), (ushort)bits.Read(14), (byte)bits.Read(6), bits.ReadFlag(),
            (byte)bits.Read(2));
        return bits.IsPastEnd ? ParseStatus.Malformed : ParseStatus.Complete;
    }
}
