using System.Collections.Immutable;

namespace Monitoring.Registry.Import;

/// <summary>Makes an object of a row, or tells every field of it that cannot stand.</summary>
internal sealed class RowCheck(RegistryVocabulary vocabulary, MistakeList mistakes)
{
    /// <summary>The object a row states; null with a line per mistake when it states none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="known">What the registry holds under its id; fields the row does not name stay as they are there.</param>
    public RegistryObject? Read(ImportedRow row, RegistryObject? known)
    {
        bool isGood = RegistryKey.IsId(row.Id);
        if (!isGood)
        {
            mistakes.Add(row.Place, row.Id.Length == 0
                ? "id: is missing"
                : $"id: '{FieldValue.Quoted(row.Id)}' is none: 1 to {RegistryLimits.IdCharacters} characters of a-z, 0-9 and hyphen, not at the ends");
        }

        ImmutableSortedDictionary<string, string>.Builder values =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (RegistryField field in row.Kind.Fields)
        {
            if (!row.Cells.TryGetValue(field.Name, out string? raw))
            {
                if (known?.Value(field.Name) is string kept)
                {
                    values[field.Name] = kept;
                }
            }
            else if (!string.IsNullOrWhiteSpace(raw))
            {
                if (FieldValue.TryRead(row.Kind, field, raw, vocabulary, out string? value, out string? problem))
                {
                    values[field.Name] = value;
                }
                else
                {
                    mistakes.Add(row.Place, $"{field.Name}: {problem}");
                    isGood = false;
                    continue;
                }
            }

            if (field.IsRequired && !values.ContainsKey(field.Name))
            {
                mistakes.Add(row.Place, $"{field.Name}: is missing");
                isGood = false;
            }
        }

        return isGood ? new RegistryObject(row.Kind, row.Id, values.ToImmutable()) : null;
    }
}
