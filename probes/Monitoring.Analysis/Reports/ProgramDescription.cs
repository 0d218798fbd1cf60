using Monitoring.Analysis.Tables;
using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Reports;

/// <summary>A program of the PAT as reports and templates see it.</summary>
internal static class ProgramDescription
{
    /// <param name="program">The program.</param>
    /// <param name="named">What the SDT says of it; null for nothing.</param>
    /// <param name="unnamed">Its name where the SDT has none.</param>
    /// <param name="bitrate">Bitrate of all its PIDs; null while that is not known.</param>
    /// <param name="elementary">What is in a component; null where nobody asks.</param>
    public static ServiceReport Of(
        ProgramState program, NamedService? named, string? unnamed, long? bitrate, Func<ProgramComponent, ElementaryReport?>? elementary) =>
        new(
            program.Number,
            named?.Name ?? unnamed,
            named?.Provider,
            named?.Type,
            named?.RunningStatus,
            named?.FreeCaMode,
            program.PmtPid,
            program.HasMap ? program.PcrPid : null,
            program.HasMap ? program.Version : null,
            program.HasMap ? bitrate : null,
            [.. program.Components.Select(c => new ComponentReport(
                c.Pid, c.StreamType, Word(c.Format.Kind), c.Format.Codec, c.Language, elementary?.Invoke(c)))])
        {
            NameText = TextReport.Of(named?.NameText),
            ProviderText = TextReport.Of(named?.ProviderText),
        };

    public static string? Word(StreamKind kind) => kind switch
    {
        StreamKind.Video => "video",
        StreamKind.Audio => "audio",
        StreamKind.Subtitle => "subtitle",
        StreamKind.Teletext => "teletext",
        StreamKind.Data => "data",
        _ => null,
    };
}
