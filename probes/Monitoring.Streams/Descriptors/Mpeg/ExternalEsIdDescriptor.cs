using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// external_ES_ID_descriptor, tag 0x20, ISO/IEC 13818-1 §2.6.46:
/// <code>
/// external_ES_ID     16 uimsbf
/// </code>
/// </summary>
/// <param name="ExternalEsId">external_ES_ID, 16 bits, uimsbf.</param>
public readonly record struct ExternalEsIdDescriptor(
    ushort ExternalEsId)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ExternalEsIdDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort externalEsId = cursor.Word();
        view = new ExternalEsIdDescriptor(externalEsId);
        return cursor.Status;
    }
}
