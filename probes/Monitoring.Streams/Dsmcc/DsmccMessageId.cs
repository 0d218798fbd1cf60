namespace Monitoring.Streams.Dsmcc;

/// <summary>messageId of the download protocol, ISO/IEC 13818-6 table 7-5.</summary>
public static class DsmccMessageId
{
    /// <summary>DownloadInfoIndication, or DownloadInfoResponse: the modules of a carousel.</summary>
    public const ushort DownloadInfoIndication = 0x1002;

    /// <summary>DownloadDataBlock: a block of a module.</summary>
    public const ushort DownloadDataBlock = 0x1003;

    /// <summary>DownloadCancel.</summary>
    public const ushort DownloadCancel = 0x1005;

    /// <summary>DownloadServerInitiate: where a carousel begins.</summary>
    public const ushort DownloadServerInitiate = 0x1006;
}
