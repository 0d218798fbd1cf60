namespace DemoStreams;

/// <summary>Something the person who runs the demonstration can mend; its message is the one line shown.</summary>
internal sealed class DemoException(string message) : Exception(message);
