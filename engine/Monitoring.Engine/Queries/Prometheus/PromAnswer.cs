namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>What a question came to.</summary>
/// <param name="Series">The series; one without labels where it is a plain number.</param>
/// <param name="IsScalar">It is a plain number.</param>
internal sealed record PromAnswer(IReadOnlyList<PromSeries> Series, bool IsScalar);
