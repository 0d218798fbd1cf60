namespace Monitoring.Storage;

/// <summary>Which changes are wanted, the newest to arrive first; null means no bound.</summary>
/// <param name="Entity">A path: that entity and everything below it.</param>
/// <param name="IsAlone">That entity alone.</param>
/// <param name="From">Changes at or after this time.</param>
/// <param name="To">Changes before this time.</param>
/// <param name="BeforeNumber">Changes before this one: the number of the last one of the page before.</param>
/// <param name="Limit">Most changes of the answer, 1 to 10000.</param>
public sealed record ChangeQuery(
    string? Entity = null, bool IsAlone = false, DateTimeOffset? From = null, DateTimeOffset? To = null, long? BeforeNumber = null, int Limit = 500)
{
    /// <summary>Most changes one answer holds.</summary>
    public const int MaxLimit = 10_000;
}
