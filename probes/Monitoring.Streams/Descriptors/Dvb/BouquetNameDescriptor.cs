using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// bouquet_name_descriptor, tag 0x47, EN 300 468 §6.2.4:
/// <code>
/// bouquet_name      the rest, text
/// </code>
/// </summary>
public readonly ref struct BouquetNameDescriptor
{
    /// <summary>bouquet_name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> BouquetName { get; private init; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out BouquetNameDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> bouquetName = cursor.TakeRest();
        view = new BouquetNameDescriptor
        {
            BouquetName = bouquetName,
        };
        return cursor.Status;
    }
}
