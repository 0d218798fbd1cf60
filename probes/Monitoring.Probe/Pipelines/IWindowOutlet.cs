using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Pipelines;

/// <summary>Takes the measured windows of the whole probe, one a second.</summary>
internal interface IWindowOutlet
{
    void OnWindow(Dictionary dictionary, Window window);

    /// <summary>Batches that wait for an acknowledgement.</summary>
    long Backlog { get; }

    /// <summary>Bytes they take on disk.</summary>
    long StoredBytes { get; }
}
