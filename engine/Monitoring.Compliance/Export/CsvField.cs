namespace Monitoring.Compliance.Export;

/// <summary>Fields of a CSV file (RFC 4180).</summary>
public static class CsvField
{
    /// <summary>A field that no spreadsheet takes for a formula (OWASP CSV injection) and no reader takes for two.</summary>
    public static string Of(string text)
    {
        string safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
