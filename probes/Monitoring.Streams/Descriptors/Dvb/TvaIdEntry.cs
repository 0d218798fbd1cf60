using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// TVA_id_descriptor, tag 0x75, TS 102 323 §11.2.4, a loop of:
/// <code>
/// TVA_id             16 uimsbf
/// reserved            5 bslbf
/// running_status      3 uimsbf
/// </code>
/// </summary>
/// <param name="TvaId">TVA_id, 16 bits, uimsbf.</param>
/// <param name="RunningStatus">running_status, 3 bits, uimsbf.</param>
public readonly record struct TvaIdEntry(
    ushort TvaId,
    byte RunningStatus)
    : IDescriptorEntry<TvaIdEntry>
{
    /// <inheritdoc/>
    public static int Size => 3;

    /// <inheritdoc/>
    public static TvaIdEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort tvaId = cursor.Word();
        byte fromRunningStatus = cursor.Byte();
        return new TvaIdEntry(tvaId, (byte)(fromRunningStatus & 7));
    }
}
