namespace Monitoring.Analysis.Dtmb;

/// <summary>The channel plan has a DTMB modulator behind the stream.</summary>
/// <param name="Mode">Its mode; null where any will do.</param>
public sealed record DtmbPlan(DtmbMode? Mode)
{
    public const string AnyMode = "any";

    /// <summary>Reads the name of a mode, or <see cref="AnyMode"/>; null for anything else.</summary>
    public static DtmbPlan? Read(string text) =>
        string.Equals(text, AnyMode, StringComparison.OrdinalIgnoreCase) ? new DtmbPlan(Mode: null)
        : DtmbMode.Find(text) is { } mode ? new DtmbPlan(mode) : null;
}
