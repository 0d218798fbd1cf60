using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Profiles;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>What every check of a table needs.</summary>
internal sealed record SiContext(AnalysisOptions Options, CheckBook Book, Findings Findings, PidTable Pids)
{
    /// <summary>Shortest time between two sections.</summary>
    public long SectionGap { get; } = Options.Limit(LimitKey.SectionGap);

    /// <summary>Shared by all tables.</summary>
    public SectionBudget Budget { get; } = new();

    /// <summary>Sections too close to each other while nobody knows whether the rate is constant.</summary>
    public HeldGaps Held { get; } = new(Findings);

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
            OnGap(record, pid, WantsText(record, at) ? table.TooClose(found, SectionGap) : null, at);
        }
    }

    /// <summary>Two sections of a table without extension too close to each other.</summary>
    public void OnGap(CheckRecord record, int pid, string table, ref SectionGap gap, in SectionArrival at)
    {
        if (gap.Take(at, SectionGap) is { } found)
        {
            OnGap(record, pid, WantsText(record, at) ? Sentences.SectionsTooClose.With(table, found, SectionGap) : null, at);
        }
    }

    private static bool IsHeld(in SectionArrival at) => !at.IsLive && at.Rate == VerdictState.Pending;

    private bool WantsText(CheckRecord record, in SectionArrival at) => IsHeld(at) ? Held.WantsText : record.WantsText;

    private void OnGap(CheckRecord record, int pid, Explanation? why, in SectionArrival at)
    {
        if (IsHeld(at))
        {
            Held.Add(record, pid, why, at);
        }
        else
        {
            Findings.Error(record, pid, [], why);
        }
    }
}
