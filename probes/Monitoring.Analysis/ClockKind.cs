namespace Monitoring.Analysis;

/// <summary>Which clock intervals are judged on.</summary>
public enum ClockKind
{
    /// <summary>The arrival time the host passes in.</summary>
    Wall,

    /// <summary>The time the stream itself carries in its PCRs; for a file, which has no arrival times.</summary>
    Stream,
}
