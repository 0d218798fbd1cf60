using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Monitoring.Operations.Logging;

/// <summary>One line an event, UTC, as text or JSON. An event that repeats too often is counted rather than written.</summary>
/// <param name="settings">How.</param>
public sealed class LineFormatter(LineFormatterSettings settings) : ConsoleFormatter(FormatterName)
{
    /// <summary>Its name among formatters.</summary>
    public const string FormatterName = "monitoring";

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RepeatLimit _limit = new(settings.Time);

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        ArgumentNullException.ThrowIfNull(textWriter);
        bool taken = _limit.Takes(logEntry.Category, logEntry.EventId.Id, out IReadOnlyList<(string Category, int Event, long More)> over);
        foreach ((string category, int @event, long more) in over)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"and {more:N0} more of event {@event} in a minute");
            WriteLine(textWriter, LogLevel.Warning, category, new EventId(@event, "Repeated"), text, [KeyValuePair.Create("More", (object?)more)], null);
        }

        if (taken)
        {
            WriteLine(
                textWriter, logEntry.LogLevel, logEntry.Category, logEntry.EventId, logEntry.Formatter(logEntry.State, logEntry.Exception),
                logEntry.State as IReadOnlyList<KeyValuePair<string, object?>> ?? [], logEntry.Exception);
        }
    }

    private void WriteLine(
        TextWriter output, LogLevel level, string category, EventId id, string message, IReadOnlyList<KeyValuePair<string, object?>> fields,
        Exception? exception)
    {
        if (settings.WithPriorities)
        {
            output.Write(Priority(level));
        }

        string at = settings.Time.GetUtcNow().ToString(TimeForm, CultureInfo.InvariantCulture);
        if (settings.Format == LogFormat.Json)
        {
            output.Write(Json(at, level, category, id, message, fields, exception));
        }
        else
        {
            string cause = exception is null ? string.Empty : $" {exception.ToString().ReplaceLineEndings(" ")}";
            output.Write(string.Create(
                CultureInfo.InvariantCulture, $"{at} {Short(level)}: {category}[{id.Id}] {message.ReplaceLineEndings(" ")}{cause}"));
        }

        output.Write('\n');
    }

    private static string Json(
        string at, LogLevel level, string category, EventId id, string message, IReadOnlyList<KeyValuePair<string, object?>> fields,
        Exception? exception)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, OneLine))
        {
            json.WriteStartObject();
            json.WriteString("at", at);
            json.WriteString("level", Word(level));
            json.WriteNumber("event", id.Id);
            if (id.Name is not null)
            {
                json.WriteString("name", id.Name);
            }

            json.WriteString("category", category);
            json.WriteString("message", message);
            json.WriteStartObject("fields");
            foreach ((string key, object? value) in fields.Where(f => f.Key != "{OriginalFormat}").DistinctBy(f => f.Key, StringComparer.Ordinal))
            {
                WriteField(json, key, value);
            }

            json.WriteEndObject();
            if (exception is not null)
            {
                json.WriteString("exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void WriteField(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(key);
                break;
            case bool flag:
                json.WriteBoolean(key, flag);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                json.WriteNumber(key, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(key, number);
                break;
            default:
                json.WriteString(key, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };

    private static string Short(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    private static string Priority(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "<7>",
        LogLevel.Information => "<6>",
        LogLevel.Warning => "<4>",
        LogLevel.Error => "<3>",
        _ => "<2>",
    };
}
