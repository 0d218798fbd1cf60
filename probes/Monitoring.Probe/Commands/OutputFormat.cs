using System.CommandLine;

namespace Monitoring.Probe.Commands;

/// <summary>The option <c>--format</c>.</summary>
internal static class OutputFormat
{
    public const string Text = "text";
    public const string Json = "json";

    public static Option<string> Option()
    {
        Option<string> format = new("--format")
        {
            Description = "text for people, json for programs",
            DefaultValueFactory = _ => Text,
        };
        format.AcceptOnly(Text, Json);
        return format;
    }
}
