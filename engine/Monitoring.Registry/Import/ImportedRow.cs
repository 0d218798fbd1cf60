namespace Monitoring.Registry.Import;

/// <summary>One object as a file states it, before anything is checked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it stands, e.g. <c>sites.csv line 3</c>.</param>
/// <param name="Id">Its id, as written.</param>
/// <param name="Cells">Field to text; empty text takes the value away.</param>
internal sealed record ImportedRow(RegistryKind Kind, string Place, string Id, IReadOnlyDictionary<string, string> Cells);
