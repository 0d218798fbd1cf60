using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// service_list_descriptor, tag 0x41, EN 300 468 §6.2.35, a loop of:
/// <code>
/// service_id       16 uimsbf
/// service_type      8 uimsbf
/// </code>
/// </summary>
/// <param name="ServiceId">service_id, 16 bits, uimsbf.</param>
/// <param name="ServiceType">service_type, 8 bits, uimsbf.</param>
public readonly record struct ServiceListEntry(
    ushort ServiceId,
    byte ServiceType)
    : IDescriptorEntry<ServiceListEntry>
{
    /// <inheritdoc/>
    public static int Size => 3;

    /// <inheritdoc/>
    public static ServiceListEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort serviceId = cursor.Word();
        byte serviceType = cursor.Byte();
        return new ServiceListEntry(serviceId, serviceType);
    }
}
