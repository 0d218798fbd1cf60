using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// service_availability_descriptor, tag 0x72, EN 300 468 §6.2.34a. One of the cells A loop of:
/// <code>
/// cell_id     16 uimsbf
/// </code>
/// </summary>
/// <param name="CellId">cell_id, 16 bits, uimsbf.</param>
public readonly record struct ServiceAvailabilityEntry(
    ushort CellId)
    : IDescriptorEntry<ServiceAvailabilityEntry>
{
    /// <inheritdoc/>
    public static int Size => 2;

    /// <inheritdoc/>
    public static ServiceAvailabilityEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort cellId = cursor.Word();
        return new ServiceAvailabilityEntry(cellId);
    }
}
