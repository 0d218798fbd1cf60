using System.Text;

namespace Monitoring.Registry.Import;

/// <summary>
/// What files say the registry should hold. A JSON document states objects whole; a CSV file states the fields it has columns of and
/// leaves the others as they are.
/// </summary>
public sealed class RegistryImport
{
    private readonly List<ImportedRow> _rows = [];
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<RegistryKey> _retired = [];
    private readonly MistakeList _mistakes = new();

    /// <summary>Kinds that a file lists, with or without an object.</summary>
    public IReadOnlySet<string> Kinds => _kinds;

    /// <summary>Objects that a document says are no longer in use.</summary>
    public IReadOnlySet<RegistryKey> Retired => _retired;

    /// <summary>What is wrong with the files, a line per mistake.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes.Lines;

    internal IReadOnlyList<ImportedRow> Rows => _rows;

    /// <summary>Takes a document <c>monitoring.registry/1</c>.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="file">Its name, for mistakes.</param>
    public void AddJson(ReadOnlyMemory<byte> utf8, string file)
    {
        if (Fits(utf8.Length, file))
        {
            new JsonImport(this, _mistakes, file).Read(utf8);
        }
    }

    /// <summary>Takes a CSV file of objects of one kind.</summary>
    /// <param name="bytes">As it lies on the disk.</param>
    /// <param name="file">Its name, for mistakes.</param>
    /// <param name="kind">What its rows are.</param>
    /// <param name="encoding">How it is written; null finds out.</param>
    public void AddCsv(ReadOnlyMemory<byte> bytes, string file, RegistryKind kind, Encoding? encoding)
    {
        if (!Fits(bytes.Length, file))
        {
            return;
        }

        if (SheetText.Decode(bytes.Span, encoding, out string? problem) is string text)
        {
            new CsvImport(this, _mistakes, file, kind).Read(text);
        }
        else
        {
            _mistakes.Add(file, problem!);
        }
    }

    internal void StartKind(RegistryKind kind, string place)
    {
        if (!_kinds.Add(kind.Word))
        {
            _mistakes.Add(place, $"{kind.Plural} are stated twice: put them into one list");
        }
    }

    /// <summary>Takes an object that is not in use; false when no more are taken.</summary>
    internal bool Retire(RegistryKey key) => _retired.Count < RegistryLimits.Objects && (_retired.Add(key) || true);

    /// <summary>Takes a row; false when no more are taken.</summary>
    internal bool Add(ImportedRow row)
    {
        if (_rows.Count >= RegistryLimits.Objects)
        {
            _mistakes.Add(row.Place, $"more than {RegistryLimits.Objects} objects are not taken");
            return false;
        }

        _rows.Add(row);
        return !_mistakes.IsFull;
    }

    private bool Fits(int length, string file)
    {
        if (length > RegistryLimits.FileBytes)
        {
            _mistakes.Add(file, $"has {length} bytes, at most {RegistryLimits.FileBytes} are taken");
        }

        return length <= RegistryLimits.FileBytes;
    }
}
