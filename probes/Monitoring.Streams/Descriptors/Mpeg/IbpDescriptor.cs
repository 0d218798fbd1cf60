using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// ibp_descriptor, tag 0x12, ISO/IEC 13818-1 §2.6.34:
/// <code>
/// closed_gop_flag         1 bslbf
/// identical_gop_flag      1 bslbf
/// max_gop_length         14 uimsbf
/// </code>
/// </summary>
/// <param name="ClosedGopFlag">closed_gop_flag, 1 bit, bslbf.</param>
/// <param name="IdenticalGopFlag">identical_gop_flag, 1 bit, bslbf.</param>
/// <param name="MaxGopLength">max_gop_length, 14 bits, uimsbf.</param>
public readonly record struct IbpDescriptor(
    bool ClosedGopFlag,
    bool IdenticalGopFlag,
    ushort MaxGopLength)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out IbpDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort fromClosedGopFlag = cursor.Word();
        view = new IbpDescriptor(
            (fromClosedGopFlag & 0x8000) != 0, (fromClosedGopFlag & 0x4000) != 0, (ushort)(fromClosedGopFlag & 0x3FFF));
        return cursor.Status;
    }
}
