using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Operations.Logging;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Operations;

/// <summary>Lines of the log.</summary>
public sealed class LineFormatterTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void An_event_is_one_line_of_text()
    {
        string line = Lines(LogFormat.Text, withPriorities: false, LogLevel.Error, "a\nb", new InvalidOperationException("c\nd")).Single();

        Assert.That(line, Is.EqualTo("2026-05-01T12:00:00.000Z fail: Test[1203] probe xining-01: a b System.InvalidOperationException: c d"));
    }

    [Test]
    public void An_event_is_one_object_for_programs()
    {
        string line = Lines(LogFormat.Json, withPriorities: false, LogLevel.Warning, "西宁\n2", new InvalidOperationException("c\nd")).Single();
        JsonElement root = JsonDocument.Parse(line).RootElement;

        Assert.That(line, Does.Contain("西宁"));
        Assert.That(root.GetProperty("at").GetString(), Is.EqualTo("2026-05-01T12:00:00.000Z"));
        Assert.That((root.GetProperty("level").GetString(), root.GetProperty("event").GetInt32()), Is.EqualTo(("warning", 1203)));
        Assert.That(root.GetProperty("fields").GetProperty("Text").GetString(), Is.EqualTo("西宁\n2"));
        Assert.That(root.GetProperty("fields").GetProperty("Count").GetInt32(), Is.EqualTo(7));
        Assert.That(root.GetProperty("exception").GetString(), Does.Contain("InvalidOperationException"));
    }

    [TestCase(LogLevel.Information, "<6>")]
    [TestCase(LogLevel.Warning, "<4>")]
    [TestCase(LogLevel.Error, "<3>")]
    [TestCase(LogLevel.Critical, "<2>")]
    public void The_journal_gets_priorities(LogLevel level, string priority) =>
        Assert.That(Lines(LogFormat.Json, withPriorities: true, level, "a", null).Single(), Does.StartWith(priority + "{"));

    [TestCase("8:123", "socket:[123]", true)]
    [TestCase("8:123", "socket:[124]", false)]
    [TestCase("8:123", "/tmp/file", false)]
    [TestCase(null, "socket:[123]", false)]
    [TestCase("123", "socket:[123]", false)]
    public void The_journal_is_known_by_its_socket(string? stream, string? output, bool expected) =>
        Assert.That(LogOutput.IsJournal(stream, output), Is.EqualTo(expected));

    [Test]
    public void What_repeats_too_often_is_counted_and_told_when_the_minute_is_over()
    {
        ManualTimestamps time = new(Start);
        LineFormatter formatter = new(new LineFormatterSettings(LogFormat.Text, WithPriorities: false, time));
        using StringWriter output = new(CultureInfo.InvariantCulture);
        for (int i = 0; i < RepeatLimit.LinesPerMinute + 1234; i++)
        {
            Log(formatter, output, LogLevel.Information, 1201, "again");
        }

        Log(formatter, output, LogLevel.Information, 1, "another event is not held up");
        time.Advance(TimeSpan.FromSeconds(61));
        Log(formatter, output, LogLevel.Information, 1201, "a new minute");

        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(RepeatLimit.LinesPerMinute + 3));
        Assert.That(lines[^2], Does.EndWith("Test[1201] and 1,234 more of event 1201 in a minute"));
        Assert.That(lines[^1], Does.EndWith("a new minute"));
    }

    private static string[] Lines(LogFormat format, bool withPriorities, LogLevel level, string text, Exception? exception)
    {
        LineFormatter formatter = new(new LineFormatterSettings(format, withPriorities, new ManualTimestamps(Start)));
        using StringWriter output = new(CultureInfo.InvariantCulture);
        KeyValuePair<string, object?>[] state =
            [KeyValuePair.Create("Text", (object?)text), KeyValuePair.Create("Count", (object?)7), KeyValuePair.Create("{OriginalFormat}", (object?)"x")];
        formatter.Write(
            new LogEntry<KeyValuePair<string, object?>[]>(level, "Test", new EventId(1203, "Named"), state, exception, (_, _) => $"probe xining-01: {text}"),
            scopeProvider: null, output);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Log(LineFormatter formatter, StringWriter output, LogLevel level, int id, string text) =>
        formatter.Write(new LogEntry<string>(level, "Test", new EventId(id), text, exception: null, (s, _) => s), scopeProvider: null, output);

    /// <summary>A clock whose timestamps follow its time.</summary>
    private sealed class ManualTimestamps(DateTimeOffset start) : TimeProvider
    {
        private readonly ManualTime _time = new(start);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _time.Now;

        public override long GetTimestamp() => _time.Now.Ticks;

        public void Advance(TimeSpan by) => _time.Advance(by);
    }
}
