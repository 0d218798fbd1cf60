using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Pipelines;

/// <summary>Takes the measured windows of the whole probe.</summary>
internal interface IWindowOutlet
{
    /// <summary>A window of some of the inputs; several make up a second.</summary>
    void OnWindow(Dictionary dictionary, Window window);

    /// <summary>All windows of a second are there.</summary>
    void OnSecondEnd();

    /// <summary>Batches that wait for an acknowledgement.</summary>
    long Backlog { get; }

    /// <summary>Bytes they take on disk.</summary>
    long StoredBytes { get; }

    /// <summary>Whether measurements were lost lately.</summary>
    bool HasLost { get; }
}
