using Monitoring.Alerting;

namespace Monitoring.Engine.Partition;

/// <summary>A person has seen these alarms; completes when that is durable.</summary>
internal sealed record AckRequest(IReadOnlyList<AlarmKey> Keys, string Actor, string? Comment)
{
    /// <summary>How many were not acknowledged before.</summary>
    public int Count { get; set; }

    public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
