namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>A question in the part of PromQL that is understood.</summary>
internal abstract record PromExpression;

/// <summary>A plain number.</summary>
internal sealed record PromNumber(double Value) : PromExpression;

/// <summary>Series by name and labels, each with its newest value.</summary>
/// <param name="Matchers">All have to hold.</param>
/// <param name="Offset">Seconds to look back.</param>
internal sealed record PromSelector(IReadOnlyList<PromMatcher> Matchers, long Offset) : PromExpression;

/// <summary>One figure of each series over the time before each step.</summary>
/// <param name="Function">Its name, e.g. <c>max_over_time</c>.</param>
/// <param name="Selector">The series.</param>
/// <param name="Seconds">How long before.</param>
internal sealed record PromOverTime(string Function, PromSelector Selector, long Seconds) : PromExpression;

/// <summary>Many series made one, or one for each value of some labels.</summary>
/// <param name="Operator">sum, avg, min, max or count.</param>
/// <param name="Labels">The labels that are kept, or dropped.</param>
/// <param name="IsWithout">They are dropped.</param>
/// <param name="Over">What is summed up.</param>
internal sealed record PromAggregate(string Operator, IReadOnlyList<string> Labels, bool IsWithout, PromExpression Over) : PromExpression;

/// <summary>Two sides and + - * / or a comparison, which keeps what it is true of.</summary>
internal sealed record PromBinary(string Operator, PromExpression Left, PromExpression Right) : PromExpression;
