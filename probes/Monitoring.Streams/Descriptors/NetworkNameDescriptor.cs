using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors;

/// <summary>network_name_descriptor, tag 0x40, EN 300 468 §6.2.27: the body is the name, text of Annex A.</summary>
public readonly ref struct NetworkNameDescriptor
{
    private NetworkNameDescriptor(ReadOnlySpan<byte> name) => Name = name;

    /// <summary>The name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out NetworkNameDescriptor view)
    {
        view = new NetworkNameDescriptor(body);
        return ParseStatus.Complete;
    }
}
