namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>One entry of a logical_channel_descriptor.</summary>
/// <param name="ServiceId">service_id, 16 bits, uimsbf.</param>
/// <param name="VisibleServiceFlag">visible_service_flag, 1 bit; null where the system has none.</param>
/// <param name="LogicalChannelNumber">logical_channel_number, 10 or 14 bits, uimsbf.</param>
public readonly record struct LogicalChannel(ushort ServiceId, bool? VisibleServiceFlag, int LogicalChannelNumber);
