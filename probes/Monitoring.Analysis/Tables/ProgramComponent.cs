using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Tables;

/// <summary>One elementary stream as a PMT describes it.</summary>
internal sealed record ProgramComponent(ushort Pid, byte StreamType, StreamFormat Format, string? Language)
{
    /// <summary>Picture and sound flow all the time; subtitles, teletext, cues and data may be silent for hours.</summary>
    public bool IsContinuous => Format.Kind is StreamKind.Video or StreamKind.Audio;
}
