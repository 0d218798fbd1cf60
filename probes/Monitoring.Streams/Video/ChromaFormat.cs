namespace Monitoring.Streams.Video;

/// <summary>chroma_format_idc of H.264, H.265 and H.266, and chroma_format of MPEG-2 and AVS, which count alike.</summary>
internal static class ChromaFormat
{
    /// <summary>The greatest value in use.</summary>
    public const int Last = 3;

    /// <summary>The usual way to write it; null for a value not in use.</summary>
    public static string? Name(int value) => value switch
    {
        0 => "4:0:0",
        1 => "4:2:0",
        2 => "4:2:2",
        3 => "4:4:4",
        _ => null,
    };
}
