using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// CA_identifier_descriptor, tag 0x53, EN 300 468 §6.2.5, a loop of:
/// <code>
/// CA_system_id     16 uimsbf
/// </code>
/// </summary>
/// <param name="CaSystemId">CA_system_id, 16 bits, uimsbf.</param>
public readonly record struct CaIdentifierEntry(
    ushort CaSystemId)
    : IDescriptorEntry<CaIdentifierEntry>
{
    /// <inheritdoc/>
    public static int Size => 2;

    /// <inheritdoc/>
    public static CaIdentifierEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort caSystemId = cursor.Word();
        return new CaIdentifierEntry(caSystemId);
    }
}
