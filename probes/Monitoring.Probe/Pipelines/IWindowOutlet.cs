using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Pipelines;

/// <summary>Takes the measured windows of the whole probe.</summary>
internal interface IWindowOutlet
{
    /// <summary>A window of some of the inputs; several make up a second.</summary>
    void OnWindow(Dictionary dictionary, Window window);

    /// <summary>All windows of a second are there.</summary>
    void OnSecondEnd();

    /// <summary>How the spool is.</summary>
    SpoolFigures Figures { get; }
}
