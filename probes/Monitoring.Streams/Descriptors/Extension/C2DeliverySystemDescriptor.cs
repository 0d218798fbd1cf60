using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// C2_delivery_system_descriptor, descriptor_tag_extension 0x0D, EN 300 468 §6.4.6.1:
/// <code>
/// plp_id                               8 uimsbf
/// data_slice_id                        8 uimsbf
/// C2_System_tuning_frequency          32 uimsbf
/// C2_System_tuning_frequency_type      2 uimsbf
/// active_OFDM_symbol_duration          3 uimsbf
/// guard_interval                       3 uimsbf
/// </code>
/// </summary>
/// <param name="PlpId">plp_id, 8 bits, uimsbf.</param>
/// <param name="DataSliceId">data_slice_id, 8 bits, uimsbf.</param>
/// <param name="C2SystemTuningFrequency">C2_System_tuning_frequency, 32 bits, uimsbf: in Hz.</param>
/// <param name="C2SystemTuningFrequencyType">C2_System_tuning_frequency_type, 2 bits, uimsbf.</param>
/// <param name="ActiveOfdmSymbolDuration">active_OFDM_symbol_duration, 3 bits, uimsbf.</param>
/// <param name="GuardInterval">guard_interval, 3 bits, uimsbf.</param>
public readonly record struct C2DeliverySystemDescriptor(
    byte PlpId,
    byte DataSliceId,
    uint C2SystemTuningFrequency,
    byte C2SystemTuningFrequencyType,
    byte ActiveOfdmSymbolDuration,
    byte GuardInterval)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out C2DeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte plpId = cursor.Byte();
        byte dataSliceId = cursor.Byte();
        uint c2SystemTuningFrequency = cursor.DoubleWord();
        byte fromC2SystemTuningFrequencyType = cursor.Byte();
        view = new C2DeliverySystemDescriptor(
            plpId, dataSliceId, c2SystemTuningFrequency, (byte)(fromC2SystemTuningFrequencyType >> 6),
            (byte)((fromC2SystemTuningFrequencyType >> 3) & 7), (byte)(fromC2SystemTuningFrequencyType & 7));
        return cursor.Status;
    }
}
