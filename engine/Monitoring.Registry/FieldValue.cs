using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Monitoring.Contracts.Identity;

namespace Monitoring.Registry;

/// <summary>Reads the text of a field into the one form that equal values share, or says what is wrong with it and what to do.</summary>
internal static class FieldValue
{
    private const int Decimals = 8;
    private const int QuotedCharacters = 40;

    /// <summary>Reads a value that is not empty.</summary>
    public static bool TryRead(
        RegistryKind kind, RegistryField field, string raw, RegistryVocabulary vocabulary,
        [NotNullWhen(true)] out string? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        if (!IsPlain(raw))
        {
            problem = "holds a control character or half a character: write it again";
            return false;
        }

        string text = raw.Trim().Normalize(NormalizationForm.FormC);
        problem = field.Type switch
        {
            FieldType.Text => text.Length > field.MaxLength ? $"has {text.Length} characters, at most {field.MaxLength} are taken" : Take(text, out value),
            FieldType.Number => Number(field, text, out value),
            FieldType.Whole => Whole(field, text, out value),
            FieldType.Word => Word(field, text, vocabulary, out value),
            FieldType.Reference => RegistryKey.IsId(text) ? Take(text, out value) : $"'{Quoted(text)}' is no id of a {field.Of}: a-z, 0-9 and hyphen",
            FieldType.AnyReference => AnyReference(text, out value),
            _ => Entities(kind, text, out value),
        };
        return (value is null) != (problem is null) && value is not null;
    }

    /// <summary>A text that came from outside, short enough for a line.</summary>
    public static string Quoted(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= QuotedCharacters ? line : $"{line[..(QuotedCharacters - 1)]}…";
    }

    private static string? Take(string text, out string? value)
    {
        value = text;
        return null;
    }

    private static string? Number(RegistryField field, string text, out string? value)
    {
        value = null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            || number < field.Min || number > field.Max || decimal.Round(number, Decimals) != number)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"'{Quoted(text)}' is no number from {field.Min} to {field.Max} with at most {Decimals} decimals after a point");
        }

        return Take((number == 0 ? 0 : number).ToString("0.########", CultureInfo.InvariantCulture), out value);
    }

    private static string? Whole(RegistryField field, string text, out string? value)
    {
        value = null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= field.Min && number <= field.Max
            ? Take(number.ToString(CultureInfo.InvariantCulture), out value)
            : string.Create(CultureInfo.InvariantCulture, $"'{Quoted(text)}' is no whole number from {field.Min} to {field.Max}");
    }

    /// <summary>By the word itself or by its name in Chinese or English, as people type it into a sheet.</summary>
    private static string? Word(RegistryField field, string text, RegistryVocabulary vocabulary, out string? value)
    {
        value = null;
        IReadOnlyList<RegistryWord> words = vocabulary.Of(field.Of);
        RegistryWord? known = words.FirstOrDefault(w => w.Word == text)
            ?? words.FirstOrDefault(w => w.Zh == text || string.Equals(w.En, text, StringComparison.OrdinalIgnoreCase));
        return known is not null ? Take(known.Word, out value)
            : words.Count == 0 && text.Length <= RegistryLimits.IdCharacters ? Take(text, out value)
            : $"'{Quoted(text)}' is none of {string.Join(", ", words.Select(w => w.Word))}";
    }

    private static string? AnyReference(string text, out string? value)
    {
        value = null;
        return !RegistryKey.TryParse(text, out RegistryKey key)
                ? $"'{Quoted(text)}' names no object: write kind/id, e.g. multiplex/dtmb-33 (kinds: {string.Join(", ", RegistryKinds.All.Select(k => k.Word))})"
            : key.Kind == Kinds.Link.Word ? $"'{Quoted(text)}': a link joins objects, not links"
            : Take(text, out value);
    }

    private static string? Entities(RegistryKind kind, string text, out string? value)
    {
        value = null;
        string[] paths = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        if (paths.Length > RegistryLimits.Entities)
        {
            return $"names {paths.Length} measured entities, at most {RegistryLimits.Entities} are taken";
        }

        string form = kind.Measured switch
        {
            EntityLevel.Probe => "probe",
            EntityLevel.Input => "probe/input",
            _ => "probe/input/serviceId",
        };
        foreach (string path in paths)
        {
            if (!EntityId.TryParse(path, out EntityId id) || id.Level != kind.Measured)
            {
                return $"'{Quoted(path)}' is no measured entity of a {kind.Word}: write {form}, several apart by spaces";
            }
        }

        return Take(string.Join(' ', paths.Order(StringComparer.Ordinal)), out value);
    }

    private static bool IsPlain(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029')
            {
                return false;
            }

            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
