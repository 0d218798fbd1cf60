namespace Monitoring.Testing.Playback;

/// <summary>One fault done to a played stream, from <paramref name="Start"/> to <paramref name="End"/> of every period of the playback.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Start">Since the start of the period.</param>
/// <param name="End">Since the start of the period.</param>
/// <param name="Pids">The PIDs it is done to; empty for all.</param>
/// <param name="Period">After which the fault comes again; null for once.</param>
public sealed record StreamFault(StreamFaultKind Kind, TimeSpan Start, TimeSpan End, IReadOnlyList<int> Pids, TimeSpan? Period = null)
{
    public bool Touches(int pid) => Pids.Count == 0 || Pids.Contains(pid);

    public bool IsActive(TimeSpan at)
    {
        TimeSpan within = Period is { } period ? TimeSpan.FromTicks(at.Ticks % period.Ticks) : at;
        return within >= Start && within < End;
    }
}
