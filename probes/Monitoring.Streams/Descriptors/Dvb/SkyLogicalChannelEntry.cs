using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// sky_logical_channel_number_descriptor, tag 0xB1, private to BSkyB, as other tools read it. One of the channels A loop of:
/// <code>
/// service_id                 16 uimsbf
/// service_type                8 uimsbf
/// channel_id                 16 uimsbf
/// logical_channel_number     16 uimsbf
/// sky_id                     16 uimsbf
/// </code>
/// </summary>
/// <param name="ServiceId">service_id, 16 bits, uimsbf.</param>
/// <param name="ServiceType">service_type, 8 bits, uimsbf.</param>
/// <param name="ChannelId">channel_id, 16 bits, uimsbf.</param>
/// <param name="LogicalChannelNumber">logical_channel_number, 16 bits, uimsbf.</param>
/// <param name="SkyId">sky_id, 16 bits, uimsbf.</param>
public readonly record struct SkyLogicalChannelEntry(
    ushort ServiceId,
    byte ServiceType,
    ushort ChannelId,
    ushort LogicalChannelNumber,
    ushort SkyId)
    : IDescriptorEntry<SkyLogicalChannelEntry>
{
    /// <inheritdoc/>
    public static int Size => 9;

    /// <inheritdoc/>
    public static SkyLogicalChannelEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort serviceId = cursor.Word();
        byte serviceType = cursor.Byte();
        ushort channelId = cursor.Word();
        ushort logicalChannelNumber = cursor.Word();
        ushort skyId = cursor.Word();
        return new SkyLogicalChannelEntry(serviceId, serviceType, channelId, logicalChannelNumber, skyId);
    }
}
