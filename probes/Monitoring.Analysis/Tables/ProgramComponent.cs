using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Tables;

/// <summary>One elementary stream as a PMT describes it.</summary>
internal sealed record ProgramComponent(ushort Pid, byte StreamType, StreamFormat Format, string? Language)
{
    /// <summary>stream_type of private data in PES packets.</summary>
    private const byte PrivatePes = 0x06;

    /// <summary>Picture and sound flow all the time; subtitles, teletext, cues and data may be silent for hours.</summary>
    public bool IsContinuous => Format.Kind is StreamKind.Video or StreamKind.Audio;

    /// <summary>The stream comes in PES packets, and not in sections.</summary>
    public bool IsPes =>
        StreamType == PrivatePes || Format.Kind is StreamKind.Video or StreamKind.Audio or StreamKind.Subtitle or StreamKind.Teletext;
}
