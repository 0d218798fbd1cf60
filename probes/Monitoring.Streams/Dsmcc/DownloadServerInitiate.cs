using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// DownloadServerInitiate, DSI, messageId 0x1006, ISO/IEC 13818-6 §7.3.6:
/// <code>
/// serverId                            160 bslbf
/// compatibilityDescriptorLength        16 uimsbf
/// compatibilityDescriptor               8 · compatibilityDescriptorLength
/// privateDataLength                    16 uimsbf
/// privateData                           8 · privateDataLength
/// </code>
/// </summary>
public readonly ref struct DownloadServerInitiate
{
    private const int ServerIdSize = 20;

    /// <summary>serverId, 20 bytes.</summary>
    public ReadOnlySpan<byte> ServerId { get; private init; }

    /// <summary>compatibilityDescriptor, bytes.</summary>
    public ReadOnlySpan<byte> CompatibilityDescriptor { get; private init; }

    /// <summary>privateData, bytes: in DVB the groups of a data carousel, or where an object carousel begins.</summary>
    public ReadOnlySpan<byte> PrivateData { get; private init; }

    /// <summary>Reads the message. Malformed when its lengths run past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> message, out DownloadServerInitiate view)
    {
        ByteCursor cursor = new(message);
        ReadOnlySpan<byte> serverId = cursor.Take(ServerIdSize);
        ReadOnlySpan<byte> compatibility = cursor.Take(cursor.Word());
        view = new DownloadServerInitiate
        {
            ServerId = serverId,
            CompatibilityDescriptor = compatibility,
            PrivateData = cursor.Take(cursor.Word()),
        };
        return cursor.Status;
    }
}
