namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// One module of a <see cref="DownloadInfoIndication"/>:
/// <code>
/// moduleId            16 uimsbf
/// moduleSize          32 uimsbf
/// moduleVersion        8 uimsbf
/// moduleInfoLength     8 uimsbf
/// moduleInfo           8 · moduleInfoLength
/// </code>
/// </summary>
public readonly ref struct DownloadModule
{
    /// <summary>moduleId, 16 bits, uimsbf.</summary>
    public ushort ModuleId { get; init; }

    /// <summary>moduleSize, 32 bits, uimsbf, in bytes.</summary>
    public uint ModuleSize { get; init; }

    /// <summary>moduleVersion, 8 bits, uimsbf.</summary>
    public byte ModuleVersion { get; init; }

    /// <summary>moduleInfo, bytes.</summary>
    public ReadOnlySpan<byte> ModuleInfo { get; init; }
}
