namespace Monitoring.Alerting.Signals;

/// <summary>What one measurement window says about the checks of a probe.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Start">Start of the window on the clock of the probe.</param>
/// <param name="Age">How long ago the window had ended when it arrived, on the clock of the probe.</param>
/// <param name="Verdicts">The checks in the order of the probe's dictionary.</param>
public sealed record WindowSignal(string Probe, DateTimeOffset Start, TimeSpan Age, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>How long every window is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(1);
}
