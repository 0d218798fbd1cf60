using System.Text.Json;
using Monitoring.Analysis.Reports;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>Analyses bytes as a file.</summary>
internal static class FileAnalysis
{
    private const int UsualChunk = 64 * 1024;

    public static TransportStreamReport Report(
        byte[] bytes, AnalysisProfile? profile = null, TimeSpan? pcrLimit = null, int chunk = UsualChunk)
    {
        AnalysisOptions options = new() { Clock = ClockKind.Stream, Profile = profile ?? AnalysisProfile.Dvb, PcrLimit = pcrLimit };
        return Report(bytes, options, chunk);
    }

    public static TransportStreamReport Report(byte[] bytes, AnalysisOptions options, int chunk = UsualChunk)
    {
        TransportStreamAnalyzer analyzer = new(options, new RecordedConditions());
        for (int at = 0; at < bytes.Length; at += chunk)
        {
            analyzer.Write(bytes.AsSpan(at, Math.Min(chunk, bytes.Length - at)), default);
        }

        analyzer.Complete();
        return analyzer.Report();
    }

    public static CheckReport Of(this TransportStreamReport report, Indicator indicator) =>
        report.Checks.Single(c => c.Number == indicator.Number);

    public static PidReport Pid(this TransportStreamReport report, int pid) => report.Pids.Single(p => p.Pid == pid);

    /// <summary>Numbers of the checks at fault.</summary>
    public static IEnumerable<string> Faults(this TransportStreamReport report) =>
        report.Checks.Where(c => c.State == "fault").Select(c => c.Number);

    public static string ToText(this TransportStreamReport report) => JsonSerializer.Serialize(report);
}
