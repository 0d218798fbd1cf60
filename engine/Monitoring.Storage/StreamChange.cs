namespace Monitoring.Storage;

/// <summary>One change of a stream, as its probe told it: for people to read, it raises nothing.</summary>
/// <param name="Number">Its place in the history, rising in order of arrival; 0 before it is kept.</param>
/// <param name="Id">Its number, unique for the entity: told again it counts once.</param>
/// <param name="Entity">The input or service, or the probe.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What changed, e.g. serviceRenamed.</param>
/// <param name="Text">The table that says so, and its versions; empty where none does.</param>
/// <param name="Before">How it was; empty for what was not there.</param>
/// <param name="After">How it is; empty for what is gone.</param>
/// <param name="Pids">The PIDs concerned.</param>
public sealed record StreamChange(
    long Number, ulong Id, string Entity, DateTimeOffset At, string Kind, string Text, string Before, string After, IReadOnlyList<int> Pids);
