using Monitoring.Analysis.Tables;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Reports;

/// <summary>How a text was read.</summary>
/// <param name="Charset">The character table.</param>
/// <param name="Rule">Why by that one.</param>
/// <param name="Bytes">As it was sent, in hexadecimal, where the standard alone does not lead to the text; else null.</param>
public sealed record TextReport(string Charset, string Rule, string? Bytes)
{
    internal static TextReport? Of(NamedText? text) =>
        text is { Read.Text.Length: > 0 } ? new TextReport(text.Read.Table.ToName(), text.Read.Rule.ToWord(), text.Bytes) : null;
}
