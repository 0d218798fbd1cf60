namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>Sums over series, and what two sides come to.</summary>
internal static class PromArithmetic
{
    /// <summary>Series made one for each set of the labels kept; a step counts the series that have a value in it.</summary>
    public static PromAnswer Aggregate(PromAggregate how, PromAnswer of, int steps)
    {
        if (of.IsScalar)
        {
            throw new QueryException($"query: {how.Operator} is of series, not of a number");
        }

        List<PromSeries> answer = [];
        foreach (IGrouping<string, PromSeries> group in of.Series.GroupBy(s => Kept(how, s).Key))
        {
            double[] values = new double[steps];
            for (int at = 0; at < steps; at++)
            {
                values[at] = Figure(how.Operator, group.Select(s => s.Values[at]).Where(v => !double.IsNaN(v)));
            }

            answer.Add(Kept(how, group.First()) with { Values = values });
        }

        return new PromAnswer(answer, IsScalar: false);
    }

    /// <summary>Both sides step by step: numbers with numbers, series with numbers, series with the series of the same labels.</summary>
    public static PromAnswer Combine(string operation, PromAnswer left, PromAnswer right)
    {
        bool compares = operation is "==" or "!=" or ">" or "<" or ">=" or "<=";
        if (left.IsScalar && right.IsScalar)
        {
            return compares
                ? throw new QueryException("query: a comparison needs a series on one side")
                : new PromAnswer([left.Series[0] with { Values = Apply(operation, left.Series[0].Values, right.Series[0].Values, left.Series[0].Values) }], IsScalar: true);
        }

        List<PromSeries> answer = [];
        if (right.IsScalar || left.IsScalar)
        {
            double[] number = (right.IsScalar ? right : left).Series[0].Values;
            foreach (PromSeries series in right.IsScalar ? left.Series : right.Series)
            {
                double[] values = right.IsScalar
                    ? Apply(operation, series.Values, number, series.Values) : Apply(operation, number, series.Values, series.Values);
                answer.Add(compares ? series with { Values = values } : series.Unnamed(values));
            }
        }
        else
        {
            Dictionary<string, PromSeries> others = [];
            foreach (PromSeries series in right.Series)
            {
                if (!others.TryAdd(series.Key, series))
                {
                    throw new QueryException("query: two series on the right have the same labels");
                }
            }

            foreach (PromSeries series in left.Series)
            {
                if (others.TryGetValue(series.Key, out PromSeries? other))
                {
                    double[] values = Apply(operation, series.Values, other.Values, series.Values);
                    answer.Add(compares ? series with { Values = values } : series.Unnamed(values));
                }
            }
        }

        return new PromAnswer([.. answer.Where(s => !Array.TrueForAll(s.Values, double.IsNaN))], IsScalar: false);
    }

    private static PromSeries Kept(PromAggregate how, PromSeries series)
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach ((string label, string value) in series.Labels)
        {
            if (label != PromNames.Name && how.Labels.Contains(label) != how.IsWithout)
            {
                labels.Add(label, value);
            }
        }

        return new PromSeries(labels, series.Values);
    }

    private static double Figure(string operation, IEnumerable<double> values)
    {
        double[] known = [.. values];
        return known.Length == 0 ? double.NaN : operation switch
        {
            "sum" => known.Sum(),
            "avg" => known.Average(),
            "min" => known.Min(),
            "max" => known.Max(),
            _ => known.Length,
        };
    }

    private static double[] Apply(string operation, double[] left, double[] right, double[] kept)
    {
        double[] values = new double[left.Length];
        for (int at = 0; at < values.Length; at++)
        {
            double a = left[at];
            double b = right[at];
            values[at] = operation switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                "/" => a / b,
                _ => double.IsNaN(a) || double.IsNaN(b) || !Holds(operation, a, b) ? double.NaN : kept[at],
            };
        }

        return values;
    }

    private static bool Holds(string operation, double a, double b) => operation switch
    {
        "==" => a == b,
        "!=" => a != b,
        ">" => a > b,
        "<" => a < b,
        ">=" => a >= b,
        _ => a <= b,
    };
}
