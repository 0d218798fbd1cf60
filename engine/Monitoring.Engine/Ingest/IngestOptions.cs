namespace Monitoring.Engine.Ingest;

/// <summary>How much the ingest takes at once.</summary>
public sealed record IngestOptions
{
    /// <summary>Batches waiting for the disk beyond which callers are told to come later (429).</summary>
    public int MostWaiting { get; init; } = 2048;

    /// <summary>Batches durable but not evaluated beyond which callers are told to come later (429).</summary>
    public int MostUnapplied { get; init; } = 20_000;

    /// <summary>Bodies read at the same time.</summary>
    public int MostConcurrent { get; init; } = 256;

    /// <summary>Batches a probe may have in flight; told in every acknowledgement.</summary>
    public int Credit { get; init; } = 8;

    /// <summary>What Retry-After says.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
