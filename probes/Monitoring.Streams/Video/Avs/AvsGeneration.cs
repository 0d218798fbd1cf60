namespace Monitoring.Streams.Video.Avs;

/// <summary>The video codings of the Audio Video coding Standard workgroup, whose headers resemble one another.</summary>
public enum AvsGeneration : byte
{
    /// <summary>AVS, GB/T 20090.2, and AVS+, GB/T 20090.16.</summary>
    Avs,

    /// <summary>AVS2, GB/T 33475.2.</summary>
    Avs2,

    /// <summary>AVS3, T/AI 109.2.</summary>
    Avs3,
}
