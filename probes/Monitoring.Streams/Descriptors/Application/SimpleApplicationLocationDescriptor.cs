using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Application;

/// <summary>
/// simple_application_location_descriptor, tag 0x15 in an AIT, TS 102 809 §5.3.7:
/// <code>
/// initial_path_bytes      the rest, text
/// </code>
/// </summary>
public readonly ref struct SimpleApplicationLocationDescriptor
{
    /// <summary>initial_path_bytes as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> InitialPathBytes { get; private init; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SimpleApplicationLocationDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> initialPathBytes = cursor.TakeRest();
        view = new SimpleApplicationLocationDescriptor
        {
            InitialPathBytes = initialPathBytes,
        };
        return cursor.Status;
    }
}
