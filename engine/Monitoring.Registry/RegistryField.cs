namespace Monitoring.Registry;

/// <summary>One field of a kind: the only place that says what may stand in it, for every format and every check.</summary>
/// <param name="Name">Property of the JSON, column of the CSV.</param>
/// <param name="Type">What it holds.</param>
public sealed record RegistryField(string Name, FieldType Type)
{
    /// <summary>Whether an object without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Most characters of a text.</summary>
    public int MaxLength { get; init; } = RegistryLimits.NameCharacters;

    /// <summary>Least number.</summary>
    public decimal Min { get; init; }

    /// <summary>Greatest number.</summary>
    public decimal Max { get; init; }

    /// <summary>The vocabulary of a word, or the kind of a reference.</summary>
    public string Of { get; init; } = string.Empty;

    public static RegistryField DisplayName { get; } = new("name", FieldType.Text) { IsRequired = true };

    public static RegistryField NameEn { get; } = new("nameEn", FieldType.Text);

    public static RegistryField Note { get; } = new("note", FieldType.Text) { MaxLength = RegistryLimits.NoteCharacters };

    public static RegistryField Medium { get; } = new("medium", FieldType.Word) { Of = RegistryVocabulary.Medium };

    public static RegistryField Level { get; } = new("guaranteeLevel", FieldType.Word) { Of = "guaranteeLevel" };

    public static RegistryField Entities { get; } = new("entities", FieldType.Entities);

    public static RegistryField Text(string name, int maxLength = RegistryLimits.NameCharacters) =>
        new(name, FieldType.Text) { MaxLength = maxLength };

    public static RegistryField Word(string name, string vocabulary) => new(name, FieldType.Word) { Of = vocabulary };

    public static RegistryField Reference(string name, string kind) => new(name, FieldType.Reference) { Of = kind };

    public static RegistryField Number(string name, decimal min, decimal max) => new(name, FieldType.Number) { Min = min, Max = max };

    public static RegistryField Whole(string name, int min, int max) => new(name, FieldType.Whole) { Min = min, Max = max };
}
