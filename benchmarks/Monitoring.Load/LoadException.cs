namespace Monitoring.Load;

/// <summary>The load cannot go on; the message is one line that says why.</summary>
public sealed class LoadException(string message) : Exception(message.ReplaceLineEndings(" "));
