namespace Monitoring.Engine.Queries;

/// <summary>A question that cannot be answered; the message is one line that says why.</summary>
public sealed class QueryException(string message) : Exception(message);
