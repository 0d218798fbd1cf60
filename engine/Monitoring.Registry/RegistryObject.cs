using System.Collections.Immutable;

namespace Monitoring.Registry;

/// <summary>
/// One object, checked field by field. Values are in the one form that equal values share (numbers without spare digits, paths sorted);
/// a field that is absent is not known.
/// </summary>
public sealed class RegistryObject : IEquatable<RegistryObject>
{
    internal RegistryObject(RegistryKind kind, string id, ImmutableSortedDictionary<string, string> values)
    {
        Kind = kind;
        Key = new RegistryKey(kind.Word, id);
        Values = values;
    }

    /// <summary>What it is.</summary>
    public RegistryKind Kind { get; }

    /// <summary>Its name for ever.</summary>
    public RegistryKey Key { get; }

    /// <summary>Field to value.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; }

    /// <summary>For people; a link has none of its own.</summary>
    public string Name => Value("name") ?? Key.ToString();

    /// <summary>The measured entities it is linked to.</summary>
    public IReadOnlyList<string> Entities => Value("entities")?.Split(' ') ?? [];

    /// <summary>A value; null when it is not known.</summary>
    public string? Value(string field) => Values.GetValueOrDefault(field);

    /// <summary>The object a field of references names; null when it names none.</summary>
    public RegistryKey? Reference(string field) =>
        Value(field) is not string text || Kind.Field(field) is not RegistryField definition ? null
        : definition.Type == FieldType.Reference ? new RegistryKey(definition.Of, text)
        : RegistryKey.TryParse(text, out RegistryKey key) ? key : null;

    /// <summary>Everything it refers to, with the field that does.</summary>
    public IEnumerable<(string Field, RegistryKey Target)> References() =>
        Kind.Fields.Where(f => f.Type is FieldType.Reference or FieldType.AnyReference)
            .Select(f => (f.Name, Reference(f.Name)))
            .Where(r => r.Item2 is not null)
            .Select(r => (r.Name, r.Item2!.Value));

    /// <summary>The same with another value in a field; null takes it away.</summary>
    public RegistryObject With(string field, string? value) =>
        new(Kind, Key.Id, value is null ? Values.Remove(field) : Values.SetItem(field, value));

    /// <inheritdoc/>
    public bool Equals(RegistryObject? other) =>
        other is not null && Key == other.Key && Values.Count == other.Values.Count
        && Values.All(v => string.Equals(other.Value(v.Key), v.Value, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RegistryObject);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();
}
