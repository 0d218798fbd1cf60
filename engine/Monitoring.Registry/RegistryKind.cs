using Monitoring.Contracts.Identity;

namespace Monitoring.Registry;

/// <summary>A kind of object: its words and its fields.</summary>
/// <param name="Word">In keys, e.g. <c>site</c>.</param>
/// <param name="Plural">Of its list in the JSON and of its CSV file, e.g. <c>sites</c>.</param>
/// <param name="Measured">The level of the measured entities that its <c>entities</c> name; null for a kind that is not measured.</param>
/// <param name="Fields">In the order they are written, the id apart.</param>
public sealed record RegistryKind(string Word, string Plural, EntityLevel? Measured, IReadOnlyList<RegistryField> Fields)
{
    /// <summary>A field by its name; null when the kind has none of it.</summary>
    public RegistryField? Field(string name) => Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}
