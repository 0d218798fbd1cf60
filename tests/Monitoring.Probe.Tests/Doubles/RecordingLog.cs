using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Keeps the lines that would be printed.</summary>
internal sealed class RecordingLog : ILogger
{
    private readonly ConcurrentQueue<(int Id, string Text)> _lines = new();

    public IReadOnlyCollection<(int Id, string Text)> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, formatter(state, exception)));
}
