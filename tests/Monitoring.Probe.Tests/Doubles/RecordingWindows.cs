using System.Collections.Concurrent;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Pipelines;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Keeps the windows that are to be spooled.</summary>
internal sealed class RecordingWindows : IWindowOutlet
{
    private readonly ConcurrentQueue<(Dictionary Dictionary, Window Window)> _windows = new();

    public IReadOnlyList<(Dictionary Dictionary, Window Window)> Windows => [.. _windows];

    public IReadOnlyList<long> Seconds => [.. _windows.Select(w => w.Window.StartUnixMs / 1000)];

    public SpoolFigures Figures { get; } = new(3, 4096, 0.25, 1.5, 0, 0, IsLosing: false, IsFilling: false);

    public void OnWindow(Dictionary dictionary, Window window) => _windows.Enqueue((dictionary, window));

    public void OnSecondEnd()
    {
    }

    /// <summary>State of a series in a window.</summary>
    public static VerdictState StateOf((Dictionary Dictionary, Window Window) sent, string path, Indicator indicator)
    {
        int index = sent.Dictionary.Series.ToList().FindIndex(
            s => sent.Dictionary.Entities[(int)s.Entity].Path == path && s.Indicator == indicator.Id.Value && s.Qualifier.Length == 0);
        return (VerdictState)sent.Window.States[index];
    }
}
