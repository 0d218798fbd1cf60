using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Monitoring.Operations.Logging;

/// <summary>Sends the log to standard output, one line an event; where the journal of the system reads it, with priorities.</summary>
public static class LogOutput
{
    /// <summary>The words of a settings file.</summary>
    public static IReadOnlyList<string> Words { get; } = ["text", "json"];

    /// <summary>The format a word means; null where it means none.</summary>
    public static LogFormat? Parse(string word) => word switch
    {
        "text" => LogFormat.Text,
        "json" => LogFormat.Json,
        _ => null,
    };

    /// <summary>Adds it to what logs.</summary>
    public static ILoggingBuilder AddLines(this ILoggingBuilder builder, LogFormat format)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(new LineFormatterSettings(
            format, IsJournal(Environment.GetEnvironmentVariable("JOURNAL_STREAM"), StandardOutput()), TimeProvider.System));
        builder.AddConsole(console => console.FormatterName = LineFormatter.FormatterName);
        return builder.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
    }

    /// <summary>
    /// Whether what is written goes to the journal: its variable is inherited by processes whose output goes elsewhere, so the socket is compared
    /// (systemd.exec(5), JOURNAL_STREAM).
    /// </summary>
    /// <param name="stream">Device and inode.</param>
    /// <param name="output">What the output is, e.g. <c>socket:[123]</c>.</param>
    public static bool IsJournal(string? stream, string? output) =>
        stream?.Split(':') is [_, var inode] && long.TryParse(inode, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && output == $"socket:[{inode}]";

    private static string? StandardOutput()
    {
        try
        {
            return File.ResolveLinkTarget("/proc/self/fd/1", returnFinalTarget: false)?.Name;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
