using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>
/// Answers a question from the store. A value counts for its second and <see cref="Lookback"/> after it, unless the second after it was
/// reported without one: what is not known ends a line and never continues it.
/// </summary>
internal sealed class PromEvaluator(IMeasurementStore store, Func<string, string> nameOf, PromSteps steps, CancellationToken stop)
{
    /// <summary>Seconds for which the newest value is shown where nothing newer was reported.</summary>
    public const int Lookback = 10;

    /// <summary>The same for what others measure, as often as Prometheus itself expects them to.</summary>
    public const int ForeignLookback = 300;

    private const long MostValues = 4_000_000;
    private const long MostVisits = 50_000_000;

    private long _values;
    private long _visits;

    /// <summary>The answer: one number a step without labels, or series.</summary>
    /// <exception cref="QueryException">It asks for too much, or for what has no meaning.</exception>
    public async Task<PromAnswer> EvaluateAsync(PromExpression expression)
    {
        switch (expression)
        {
            case PromNumber number:
                double[] same = new double[steps.Count];
                Array.Fill(same, number.Value);
                return new PromAnswer([new PromSeries(new(StringComparer.Ordinal), same)], IsScalar: true);
            case PromSelector selector:
                return new PromAnswer(await ReadAsync(selector, seconds: null, function: null), IsScalar: false);
            case PromOverTime over:
                IReadOnlyList<PromSeries> read = await ReadAsync(over.Selector, over.Seconds, over.Function);
                return new PromAnswer([.. read.Select(s => s.Unnamed(s.Values))], IsScalar: false);
            case PromAggregate aggregate:
                return PromArithmetic.Aggregate(aggregate, await EvaluateAsync(aggregate.Over), steps.Count);
            case PromBinary binary:
                return PromArithmetic.Combine(binary.Operator, await EvaluateAsync(binary.Left), await EvaluateAsync(binary.Right));
            default:
                throw new QueryException("query: not understood");
        }
    }

    /// <summary>The series a selector means, with the name each goes by here.</summary>
    public static async Task<IReadOnlyList<(SeriesDescriptor Series, SortedDictionary<string, string> Labels)>> FindAsync(
        IMeasurementStore store, IReadOnlyList<PromMatcher> matchers, Func<string, string> nameOf, CancellationToken stop)
    {
        IndicatorId? indicator = null;
        if (matchers.FirstOrDefault(m => m.Label == PromNames.Name && m.IsEqual) is { } named)
        {
            if (!PromNames.TryFind(named.Value, out IndicatorId id))
            {
                return [];
            }

            indicator = id;
        }

        string? entity = matchers.FirstOrDefault(m => m.Label == "entity" && m.IsEqual && m.Value.Length > 0)?.Value;
        List<(SeriesDescriptor, SortedDictionary<string, string>)> found = [];
        foreach (SeriesDescriptor series in await store.FindSeriesAsync(new SeriesFilter(entity, indicator), stop))
        {
            foreach (string name in (string[])[PromNames.Of(series), PromNames.OfState(series)])
            {
                SortedDictionary<string, string> labels = PromNames.Labels(series, name, nameOf(series.Entity.Path));
                if (matchers.All(m => m.Fits(labels.GetValueOrDefault(m.Label, string.Empty))))
                {
                    found.Add((series, labels));
                }
            }

            if (found.Count > SeriesQuery.MostSeries)
            {
                throw new QueryException($"query: more than {SeriesQuery.MostSeries} series match: name an entity or an indicator");
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<PromSeries>> ReadAsync(PromSelector selector, long? seconds, string? function)
    {
        long to = steps.SecondAt(steps.Count - 1) - selector.Offset + 1;
        long BackOf(SeriesDescriptor series) => seconds ?? (PromNames.IsForeign(series) ? ForeignLookback : Lookback);
        TimeRange RangeOf(SeriesDescriptor series) => new(
            DateTimeOffset.FromUnixTimeSeconds(steps.SecondAt(0) - selector.Offset - BackOf(series) + 1), DateTimeOffset.FromUnixTimeSeconds(to));
        IReadOnlyList<(SeriesDescriptor Series, SortedDictionary<string, string> Labels)> found =
            await FindAsync(store, selector.Matchers, nameOf, stop);
        _values += (long)steps.Count * found.Count;
        if (_values > MostValues)
        {
            throw new QueryException($"query: the answer would have more than {MostValues} values: take a longer step or fewer series");
        }

        if (function is not null && PromCounters.Functions.Contains(function) && !found.All(one => PromNames.IsForeign(one.Series)))
        {
            throw new QueryException($"query: {function} is for counters, and values are counts of their second: use sum_over_time");
        }

        // a series goes by two names, its values and its states
        ILookup<SeriesDescriptor, SortedDictionary<string, string>> namesOf = found.ToLookup(one => one.Series, one => one.Labels);
        List<PromSeries> answer = [];
        await foreach ((SeriesDescriptor series, IReadOnlyList<SeriesRun> runs) in SeriesRuns.ReadAsync(store, [.. namesOf.Select(g => g.Key)], RangeOf, stop))
        {
            foreach (SortedDictionary<string, string> labels in namesOf[series])
            {
                IReadOnlyList<SeriesRun> named = labels[PromNames.Name] == PromNames.OfState(series)
                    ? [.. runs.Select(r => r with { State = VerdictState.Ok, Value = (int)r.State })]
                    : runs;
                double[] values = Values(named, selector, function, BackOf(series));
                if (!Array.TrueForAll(values, double.IsNaN))
                {
                    answer.Add(new PromSeries(labels, values));
                }
            }
        }

        return answer;
    }

    private double[] Values(IReadOnlyList<SeriesRun> runs, PromSelector selector, string? function, long back)
    {
        double[] values = new double[steps.Count];
        for (int at = 0; at < values.Length; at++)
        {
            long second = steps.SecondAt(at) - selector.Offset;
            values[at] = function is null ? Newest(runs, second, back) : OverTime(runs, function, second - back + 1, second + 1);
        }

        return values;
    }

    private static double Newest(IReadOnlyList<SeriesRun> runs, long second, long back)
    {
        int next = SlotFold.FirstAfter(runs, second);
        bool isWithin = next < runs.Count && runs[next].StartUnixSeconds <= second;
        int at = isWithin ? next : next - 1;
        return at >= 0 && runs[at].State.HasValue() && second - runs[at].EndUnixSeconds < back ? runs[at].Value : double.NaN;
    }

    private double OverTime(IReadOnlyList<SeriesRun> runs, string function, long start, long end)
    {
        int first = SlotFold.FirstAfter(runs, start);
        for (int at = first; at < runs.Count && runs[at].StartUnixSeconds < end; at++)
        {
            _visits++;
        }

        if (_visits > MostVisits)
        {
            throw new QueryException("query: the ranges overlap too much for this many steps: take a longer step or a shorter range");
        }

        stop.ThrowIfCancellationRequested();
        if (PromCounters.Functions.Contains(function))
        {
            return PromCounters.Growth(runs, first, start, end, perSecond: function == "rate");
        }

        Slot slot = SlotFold.Fold(runs, first, start, end);
        return slot.Known == 0 ? double.NaN : function switch
        {
            "sum_over_time" => slot.Sum,
            "min_over_time" => slot.Min,
            "max_over_time" => slot.Max,
            "count_over_time" => slot.Known,
            "last_over_time" => slot.Last,
            _ => slot.Mean,
        };
    }
}
