using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// service_availability_descriptor, tag 0x72, EN 300 468 §6.2.34a:
/// <code>
/// availability_flag      1 bslbf
/// reserved               7 bslbf
/// cells                  see <see cref="EntryList{TEntry}"/> of <see cref="ServiceAvailabilityEntry"/>
/// </code>
/// </summary>
public readonly ref struct ServiceAvailabilityDescriptor
{
    /// <summary>availability_flag, 1 bit, bslbf.</summary>
    public bool AvailabilityFlag { get; private init; }

    /// <summary>The entries.</summary>
    public EntryList<ServiceAvailabilityEntry> Cells { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ServiceAvailabilityDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromAvailabilityFlag = cursor.Byte();
        EntryList<ServiceAvailabilityEntry> cells = new(cursor.TakeRest());
        view = new ServiceAvailabilityDescriptor
        {
            AvailabilityFlag = (fromAvailabilityFlag & 0x80) != 0,
            Cells = cells,
        };
        return cursor.Status;
    }
}
