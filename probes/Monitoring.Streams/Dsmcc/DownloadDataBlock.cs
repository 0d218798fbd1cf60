using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// DownloadDataBlock, DDB, messageId 0x1003, ISO/IEC 13818-6 §7.3.7.1:
/// <code>
/// moduleId            16 uimsbf
/// moduleVersion        8 uimsbf
/// reserved             8 bslbf
/// blockNumber         16 uimsbf
/// blockDataByte        the rest
/// </code>
/// </summary>
public readonly ref struct DownloadDataBlock
{
    /// <summary>moduleId, 16 bits, uimsbf.</summary>
    public ushort ModuleId { get; private init; }

    /// <summary>moduleVersion, 8 bits, uimsbf.</summary>
    public byte ModuleVersion { get; private init; }

    /// <summary>blockNumber, 16 bits, uimsbf.</summary>
    public ushort BlockNumber { get; private init; }

    /// <summary>blockDataByte, bytes.</summary>
    public ReadOnlySpan<byte> BlockData { get; private init; }

    /// <summary>Reads the message. Malformed when it is shorter than its header.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> message, out DownloadDataBlock view)
    {
        ByteCursor cursor = new(message);
        ushort moduleId = cursor.Word();
        byte version = cursor.Byte();
        _ = cursor.Byte();
        view = new DownloadDataBlock
        {
            ModuleId = moduleId,
            ModuleVersion = version,
            BlockNumber = cursor.Word(),
            BlockData = cursor.TakeRest(),
        };
        return cursor.Status;
    }
}
