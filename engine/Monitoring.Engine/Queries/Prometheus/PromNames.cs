using System.Globalization;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Otlp;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>
/// What series are called: <c>monitoring_</c> and the key of the indicator; with <c>_state</c> behind, its state as a number. A metric that
/// came over OTLP is <c>otlp_</c> and its own name, its attributes are labels; what no name of Prometheus can hold is an underscore.
/// </summary>
internal static class PromNames
{
    /// <summary>The label that holds the name.</summary>
    public const string Name = "__name__";

    private const string Prefix = "monitoring_";
    private const string ForeignPrefix = "otlp_";
    private const string Unknown = "indicator_";
    private const string State = "_state";

    /// <summary>The name of an indicator's values.</summary>
    public static string Of(IndicatorId id) =>
        Prefix + (Catalogue.Find(id)?.Key ?? Unknown + id.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name of a series.</summary>
    public static string Of(SeriesDescriptor series) =>
        IsForeign(series) ? ForeignPrefix + Legal(SeriesName.Parse(series.Qualifier).Name) : Of(series.Indicator);

    /// <summary>The name of its states.</summary>
    public static string OfState(SeriesDescriptor series) => Of(series) + State;

    /// <summary>Whether others measure it: then a value comes as often as they like.</summary>
    public static bool IsForeign(SeriesDescriptor series) => series.Indicator == Catalogue.Otlp.Id;

    /// <summary>The indicator of a name; false where there is none.</summary>
    public static bool TryFind(string name, out IndicatorId id)
    {
        id = Catalogue.Otlp.Id;
        if (name.StartsWith(ForeignPrefix, StringComparison.Ordinal))
        {
            return true;
        }

        id = default;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        string key = name[Prefix.Length..];
        string bare = key.EndsWith(State, StringComparison.Ordinal) ? key[..^State.Length] : key;
        Indicator? known = Catalogue.Find(key) ?? Catalogue.Find(bare);
        if (known is not null)
        {
            id = known.Id;
            return true;
        }

        bool isNumber = bare.StartsWith(Unknown, StringComparison.Ordinal)
            & ushort.TryParse(bare.AsSpan(Math.Min(bare.Length, Unknown.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number);
        id = new IndicatorId(isNumber ? number : (ushort)0);
        return isNumber;
    }

    /// <summary>The labels of a series; those without a value are left out.</summary>
    public static SortedDictionary<string, string> Labels(SeriesDescriptor series, string name, string entityName)
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal) { [Name] = name, ["entity"] = series.Entity.Path };
        string[] parts = series.Entity.Path.Split('/');
        for (int at = 0; at < parts.Length; at++)
        {
            labels[at switch { 0 => "probe", 1 => "input", _ => "service" }] = parts[at];
        }

        if (entityName.Length > 0)
        {
            labels["name"] = entityName;
        }

        if (IsForeign(series))
        {
            AddForeign(labels, SeriesName.Parse(series.Qualifier));
        }
        else if (series.Qualifier.Length > 0)
        {
            labels["qualifier"] = series.Qualifier;
        }

        return labels;
    }

    /// <summary>A label of ours keeps its name; an attribute of the same name stands behind <c>attr_</c>.</summary>
    private static void AddForeign(SortedDictionary<string, string> labels, SeriesName name)
    {
        if (name.Unit.Length > 0)
        {
            labels["unit"] = name.Unit;
        }

        foreach ((string key, string value) in name.Attributes)
        {
            string label = Legal(key);
            labels[labels.ContainsKey(label) ? "attr_" + label : label] = value;
        }
    }

    private static string Legal(string text)
    {
        string legal = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return legal.Length > 0 && char.IsAsciiDigit(legal[0]) ? "_" + legal : legal;
    }
}
