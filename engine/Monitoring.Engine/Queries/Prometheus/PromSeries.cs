namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>One series of an answer: a value a step, NaN where there is none.</summary>
internal sealed record PromSeries(SortedDictionary<string, string> Labels, double[] Values)
{
    /// <summary>Labels without the name as one text, for matching two sides.</summary>
    public string Key => string.Join('\n', Labels.Where(l => l.Key != PromNames.Name).Select(l => $"{l.Key}\t{l.Value}"));

    /// <summary>The same values under labels without the name: what is computed has none.</summary>
    public PromSeries Unnamed(double[] values)
    {
        SortedDictionary<string, string> labels = new(Labels, StringComparer.Ordinal);
        _ = labels.Remove(PromNames.Name);
        return new PromSeries(labels, values);
    }
}
