using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Profiles;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>What every check of a table needs.</summary>
internal sealed record SiContext(AnalysisOptions Options, CheckBook Book, Findings Findings, PidTable Pids)
{
    /// <summary>Shortest time between two sections.</summary>
    public long SectionGap { get; } = Options.Limit(LimitKey.SectionGap);

    /// <summary>Shared by all tables.</summary>
    public SectionBudget Budget { get; } = new();

    /// <summary>The record of a check, which is built and so judged from now on.</summary>
    public CheckRecord Record(Indicator indicator)
    {
        CheckRecord record = Book[indicator];
        record.Unjudged = null;
        return record;
    }

    /// <summary>Two sections too close to each other.</summary>
    public void OnGap(CheckRecord record, int pid, SubTable table, in SectionArrival at) => OnGap(record, pid, table, ref table.Gap, at);

    /// <summary>Two sections too close to each other, where the distance is kept elsewhere.</summary>
    public void OnGap(CheckRecord record, int pid, SubTable table, ref SectionGap gap, in SectionArrival at)
    {
        if (gap.Take(at, SectionGap) is { } found)
        {
            Findings.Error(record, pid, [], record.WantsText ? TooClose(table.Describe(), found) : null);
        }
    }

    public string TooClose(string what, long found) =>
        $"two sections of {what} {Words.Duration(found)} apart, {Words.Duration(SectionGap)} is the least";
}
