using System.Globalization;

namespace Monitoring.Probe.Configuration;

/// <summary>One mistake of the configuration, said so that it can be mended without reading anything else.</summary>
/// <param name="Line">Line of the file, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Key">Path of the key, e.g. <c>inputs[0].source</c>; empty for the document itself.</param>
/// <param name="Text">What is wrong, and in parentheses what to do.</param>
public sealed record ConfigMistake(int Line, string Key, string Text)
{
    /// <summary>The line for people: <c>probe.json:12: inputs[0].source: …</c>.</summary>
    public string Describe(string file)
    {
        string place = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}:{Line}: ") : $"{file}: ";
        return Key.Length > 0 ? $"{place}{Key}: {Text}" : place + Text;
    }
}
