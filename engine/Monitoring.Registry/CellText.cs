namespace Monitoring.Registry;

/// <summary>
/// Text in a cell that no spreadsheet takes for a formula (OWASP CSV injection): an apostrophe goes before it, and before one that looks
/// as if it had one, so that reading takes away exactly what writing added.
/// </summary>
internal static class CellText
{
    public static string ToSheet(string text) => LooksLikeFormula(text) ? "'" + text : text;

    public static string FromSheet(string cell) => cell.Length > 0 && cell[0] == '\'' && LooksLikeFormula(cell) ? cell[1..] : cell;

    private static bool LooksLikeFormula(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart('\'');
        return rest.Length > 0 && rest[0] is '=' or '+' or '-' or '@';
    }
}
