namespace Monitoring.Probe.Configuration;

/// <summary>As much of what was written as a line about it can hold.</summary>
internal static class Excerpt
{
    private const int Longest = 120;

    public static string Of(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
