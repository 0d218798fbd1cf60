using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// DownloadInfoIndication, DII, messageId 0x1002, ISO/IEC 13818-6 §7.3.3:
/// <code>
/// downloadId                           32 uimsbf
/// blockSize                            16 uimsbf
/// windowSize                            8 uimsbf
/// ackPeriod                             8 uimsbf
/// tCDownloadWindow                     32 uimsbf
/// tCDownloadScenario                   32 uimsbf
/// compatibilityDescriptorLength        16 uimsbf
/// compatibilityDescriptor               8 · compatibilityDescriptorLength
/// numberOfModules                      16 uimsbf
/// modules                              see <see cref="DownloadModule"/>
/// privateDataLength                    16 uimsbf
/// privateData                           8 · privateDataLength
/// </code>
/// Walk the modules with <c>foreach</c>.
/// </summary>
public readonly ref struct DownloadInfoIndication
{
    private ReadOnlySpan<byte> Modules { get; init; }

    /// <summary>downloadId, 32 bits, uimsbf.</summary>
    public uint DownloadId { get; private init; }

    /// <summary>blockSize, 16 bits, uimsbf, in bytes.</summary>
    public ushort BlockSize { get; private init; }

    /// <summary>windowSize, 8 bits, uimsbf; 0 in a carousel.</summary>
    public byte WindowSize { get; private init; }

    /// <summary>ackPeriod, 8 bits, uimsbf; 0 in a carousel.</summary>
    public byte AckPeriod { get; private init; }

    /// <summary>tCDownloadWindow, 32 bits, uimsbf; 0 in a carousel.</summary>
    public uint TcDownloadWindow { get; private init; }

    /// <summary>tCDownloadScenario, 32 bits, uimsbf, in microseconds.</summary>
    public uint TcDownloadScenario { get; private init; }

    /// <summary>compatibilityDescriptor, bytes.</summary>
    public ReadOnlySpan<byte> CompatibilityDescriptor { get; private init; }

    /// <summary>numberOfModules, 16 bits, uimsbf.</summary>
    public ushort NumberOfModules { get; private init; }

    /// <summary>privateData, bytes.</summary>
    public ReadOnlySpan<byte> PrivateData { get; private init; }

    /// <summary>Reads the message. Malformed when its lengths or its modules run past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> message, out DownloadInfoIndication view)
    {
        ByteCursor cursor = new(message);
        DownloadInfoIndication read = new()
        {
            DownloadId = cursor.DoubleWord(),
            BlockSize = cursor.Word(),
            WindowSize = cursor.Byte(),
            AckPeriod = cursor.Byte(),
            TcDownloadWindow = cursor.DoubleWord(),
            TcDownloadScenario = cursor.DoubleWord(),
            CompatibilityDescriptor = cursor.Take(cursor.Word()),
            NumberOfModules = cursor.Word(),
        };
        ReadOnlySpan<byte> rest = cursor.Rest;
        DownloadModuleReader modules = new(rest, read.NumberOfModules);
        while (modules.MoveNext())
        {
        }

        view = default;
        if (cursor.Status != ParseStatus.Complete || modules.IsCut)
        {
            return ParseStatus.Malformed;
        }

        cursor = new ByteCursor(modules.Rest);
        view = new DownloadInfoIndication
        {
            DownloadId = read.DownloadId,
            BlockSize = read.BlockSize,
            WindowSize = read.WindowSize,
            AckPeriod = read.AckPeriod,
            TcDownloadWindow = read.TcDownloadWindow,
            TcDownloadScenario = read.TcDownloadScenario,
            CompatibilityDescriptor = read.CompatibilityDescriptor,
            NumberOfModules = read.NumberOfModules,
            Modules = rest[..^modules.Rest.Length],
            PrivateData = cursor.Take(cursor.Word()),
        };
        return cursor.Status;
    }

    /// <summary>The modules in the order of the message.</summary>
    public DownloadModuleReader GetEnumerator() => new(Modules, NumberOfModules);
}
