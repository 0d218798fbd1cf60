using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Tables;

/// <summary>One elementary stream as a PMT describes it.</summary>
internal sealed record ProgramComponent(ushort Pid, byte StreamType, StreamFormat Format, string? Language)
{
    /// <summary>stream_type of private data in PES packets.</summary>
    private const byte PrivatePes = 0x06;

    /// <summary>stream_type of SCTE 35, where it is none of a sound.</summary>
    private const byte Splices = 0x86;

    /// <summary>A descriptor of the PMT says that there may be still pictures, whose PTSs may be far apart.</summary>
    public bool MayBeStill { get; init; }

    /// <summary>
    /// A descriptor of the PMT says that MBn passes its data on when vbv_delay or the HRD say so; else it does by the leak method, ISO/IEC
    /// 13818-1 §2.4.2.3, §2.6.32, §2.6.66, §2.6.97.
    /// </summary>
    public bool IsScheduled { get; init; }

    /// <summary>Picture and sound flow all the time; subtitles, teletext, cues and data may be silent for hours.</summary>
    public bool IsContinuous => Format.Kind is StreamKind.Video or StreamKind.Audio;

    /// <summary>The stream comes in PES packets, and not in sections.</summary>
    public bool IsPes =>
        StreamType == PrivatePes || Format.Kind is StreamKind.Video or StreamKind.Audio or StreamKind.Subtitle or StreamKind.Teletext;

    /// <summary>
    /// The stream comes in sections: private ones, DSM-CC of the types A to D, MPEG-4 in sections, download, metadata and carousels, SCTE 35
    /// (ISO/IEC 13818-1 table 2-34).
    /// </summary>
    public bool IsSections =>
        StreamType is 0x05 or (>= 0x0A and <= 0x0D) or 0x13 or 0x14 or (>= 0x16 and <= 0x19)
        || (StreamType == Splices && Format.Kind == StreamKind.Data);
}
