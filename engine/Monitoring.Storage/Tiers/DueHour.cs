namespace Monitoring.Storage.Tiers;

/// <summary>An hour that got samples its summary does not know yet.</summary>
internal sealed class DueHour(DateTimeOffset now)
{
    /// <summary>When the first of them came.</summary>
    public DateTimeOffset Since { get; } = now;

    /// <summary>When the last of them came.</summary>
    public DateTimeOffset Touched { get; set; } = now;
}
