using System.Text.RegularExpressions;

namespace Monitoring.Contracts.Wording;

/// <summary>
/// One thing evidence can say, in each language, with places for its values: <c>{pid}</c>, <c>{limit:ns}</c> with a unit of
/// <see cref="ValueUnit"/>, <c>{step:+ppm}</c> always with its sign. Its id is kept with the alarms of years: it never means anything else.
/// </summary>
public sealed partial class Sentence
{
    /// <summary>More of a text that was met is cut off.</summary>
    private const int MostCharacters = 300;

    private readonly Place[] _places;

    internal Sentence(string id, string english, string chinese)
    {
        Id = id;
        English = english;
        Chinese = chinese;
        _places = [.. Places().Matches(english).Select(m => new Place(m.Groups["name"].Value, m.Groups["unit"].Value))];
    }

    /// <summary>What is sent and kept.</summary>
    public string Id { get; }

    /// <summary>In English.</summary>
    public string English { get; }

    /// <summary>In Chinese.</summary>
    public string Chinese { get; }

    /// <summary>Says it, with its values in the order of the places in <see cref="English"/>.</summary>
    public Explanation With(params ReadOnlySpan<SentenceValue> values)
    {
        var written = new StatementValue[_places.Length];
        string[] words = new string[_places.Length];
        for (int i = 0; i < _places.Length; i++)
        {
            SentenceValue value = i < values.Length ? values[i] : "?";
            Place place = _places[i];
            written[i] = new StatementValue(place.Name, value.Word is null ? place.Unit : ValueUnit.Word, value.Number, value.Word?.Id ?? Cut(value.Text));
            words[i] = value.Word?.English ?? Cut(value.Text) ?? string.Empty;
        }

        int at = 0;
        string text = Places().Replace(English, match => Write(written[at], words[at++], match.Groups["sign"].Length > 0));
        return new Explanation([new Statement(Id, written)], text);
    }

    private static string? Cut(string? text) => text is { Length: > MostCharacters } ? text[..MostCharacters] : text;

    private static string Write(StatementValue value, string word, bool isSigned) =>
        value.Number is { } number ? Figure.Write(number, value.Unit, isSigned) : word;

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)(?::(?<sign>\+?)(?<unit>[a-zA-Z/%]*))?\}")]
    private static partial Regex Places();

    private readonly record struct Place(string Name, string Unit);
}
