namespace Monitoring.Compliance;

/// <summary>The time a report is about: whole seconds of the Unix era, the end excluded.</summary>
public readonly record struct ReportPeriod
{
    /// <summary>Longest period one report covers.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    private ReportPeriod(long from, long to)
    {
        From = from;
        To = to;
    }

    /// <summary>First second.</summary>
    public long From { get; }

    /// <summary>First second after it.</summary>
    public long To { get; }

    /// <summary>Seconds in it.</summary>
    public long Seconds => To - From;

    /// <summary>
    /// The period between two times. It ends no later than now: what has not happened yet is neither up nor unknown. Null, and one
    /// line saying why, when there is nothing to report on.
    /// </summary>
    public static ReportPeriod? TryCreate(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, out string? problem)
    {
        problem =
            to <= from ? "the period ends before it begins"
            : from >= now ? "the period lies in the future"
            : to - from > Longest ? $"the period is longer than {Longest.TotalDays:0} days"
            : null;
        var period = new ReportPeriod(from.AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds(), (to < now ? to : now).ToUnixTimeSeconds());
        if (problem is null && period.Seconds <= 0)
        {
            problem = "the period holds no whole second of the past";
        }

        return problem is null ? period : null;
    }
}
