namespace Monitoring.Storage;

/// <summary>Which lines of the history are wanted, newest first; null means no bound.</summary>
/// <param name="Entity">A path: that entity and everything below it.</param>
/// <param name="From">Lines at or after this event time.</param>
/// <param name="To">Lines before this event time.</param>
/// <param name="BeforeId">Lines before this one: the id of the last line of the page before.</param>
/// <param name="Limit">Most lines of the answer, 1 to 10000.</param>
public sealed record HistoryQuery(
    string? Entity = null, DateTimeOffset? From = null, DateTimeOffset? To = null, long? BeforeId = null, int Limit = 500)
{
    /// <summary>Most lines one answer holds.</summary>
    public const int MaxLimit = 10_000;
}
