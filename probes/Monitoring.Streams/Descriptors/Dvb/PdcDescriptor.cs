using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// PDC_descriptor, tag 0x69, EN 300 468 §6.2.29:
/// <code>
/// reserved                            4 bslbf
/// programme_identification_label     20 uimsbf
/// </code>
/// </summary>
/// <param name="ProgrammeIdentificationLabel">programme_identification_label, 20 bits, uimsbf.</param>
public readonly record struct PdcDescriptor(
    uint ProgrammeIdentificationLabel)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out PdcDescriptor view)
    {
        ByteCursor cursor = new(body);
        int fromProgrammeIdentificationLabel = cursor.Triple();
        view = new PdcDescriptor((uint)(fromProgrammeIdentificationLabel & 0xFFFFF));
        return cursor.Status;
    }
}
