namespace Monitoring.Storage.Tiers;

/// <summary>An hour that got samples its summary does not know yet.</summary>
internal sealed class DueHour(DateTimeOffset now)
{
    /// <summary>When the first of them came.</summary>
    public DateTimeOffset Since { get; } = now;

    /// <summary>When the last of them came.</summary>
    public DateTimeOffset Touched { get; set; } = now;

    /// <summary>Before this second, the start of a minute, all samples are in what was summarised ahead of the hour's end; 0 where nothing was.</summary>
    public long Ahead { get; set; }

    /// <summary>The first second that got a sample since this was last set to <see cref="long.MaxValue"/>.</summary>
    public long First { get; set; } = long.MaxValue;
}
