namespace Monitoring.Engine.Otlp;

/// <summary>What a metric says of all its points.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">UCUM unit; empty where none is told.</param>
/// <param name="IsDelta">Its points tell what came since the point before, not since the start.</param>
/// <param name="Accumulates">Its values only grow until their start is set anew.</param>
internal sealed record OtlpMetric(string Name, string Unit, bool IsDelta, bool Accumulates)
{
    private const ulong Delta = 1;
    private const ulong Cumulative = 2;

    /// <summary>Its name, cut where it would fill a line.</summary>
    public string Shown => Cut(Name);

    /// <summary>Puts together what a metric says; null where its points cannot be kept, and why.</summary>
    public static OtlpMetric? TryCreate(string name, string unit, OtlpShape shape, ulong temporality, bool isMonotonic, out string whyNot)
    {
        bool hasTemporality = shape is OtlpShape.Sum or OtlpShape.Histogram or OtlpShape.ExponentialHistogram;
        whyNot = name.Length == 0 ? "a metric has no name"
            : hasTemporality && temporality is not (Delta or Cumulative) ? $"metric '{Cut(name)}' does not say whether it is delta or cumulative"
            : string.Empty;
        bool accumulates = hasTemporality && temporality == Cumulative && (shape != OtlpShape.Sum || isMonotonic);
        return whyNot.Length > 0 ? null : new OtlpMetric(name, unit, hasTemporality && temporality == Delta, accumulates);
    }

    private static string Cut(string name) => name.Length > 80 ? name[..80] : name;
}
