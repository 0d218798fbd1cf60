using Monitoring.Storage;

namespace Monitoring.Engine.Ingest;

/// <summary>
/// A first look at a batch's bytes: how many messages it would unfold into, before any of them is made. Two bytes on the wire can become
/// an object of a hundred, so counts are checked here and not after parsing.
/// </summary>
internal readonly ref struct WireShape
{
    private const int DictionaryField = 6;
    private const int WindowsField = 7;
    private const int ConditionsField = 8;
    private const int EntitiesField = 1;
    private const int SeriesField = 2;

    private WireShape(Range dictionary) => Dictionary = dictionary;

    /// <summary>Where the inlined dictionary's bytes are; empty when there is none.</summary>
    public Range Dictionary { get; }

    /// <summary>What forbids to parse a batch, in one line; null when nothing does.</summary>
    public static string? Check(ReadOnlySpan<byte> payload, out WireShape shape)
    {
        shape = default;
        Range dictionary = default;
        int windows = 0, conditions = 0, dictionaries = 0;
        WireFields fields = new(payload);
        while (fields.TryNext())
        {
            // Only what is length-delimited unfolds.
            int field = fields.IsBytes ? fields.Number : 0;
            windows += field == WindowsField ? 1 : 0;
            conditions += field == ConditionsField ? 1 : 0;
            if (field == DictionaryField)
            {
                dictionary = fields.Content;
                dictionaries++;
            }
        }

        shape = new WireShape(dictionary);
        return fields.IsMalformed ? "batch: not a protobuf message"
            : windows > IngestLimits.Windows ? $"batch: {windows} windows, at most {IngestLimits.Windows} are taken"
            : conditions > IngestLimits.Conditions ? $"batch: {conditions} conditions, at most {IngestLimits.Conditions} are taken"
            : dictionaries > 1 ? "batch: more than one dictionary"
            : CheckDictionary(payload[dictionary]);
    }

    private static string? CheckDictionary(ReadOnlySpan<byte> content)
    {
        int entities = 0, series = 0;
        WireFields fields = new(content);
        while (fields.TryNext())
        {
            entities += fields.IsBytes && fields.Number == EntitiesField ? 1 : 0;
            series += fields.IsBytes && fields.Number == SeriesField ? 1 : 0;
        }

        return fields.IsMalformed ? "dictionary: not a protobuf message"
            : entities > IngestLimits.Entities ? $"dictionary: {entities} entities, at most {IngestLimits.Entities} are taken"
            : series > IngestLimits.Series ? $"dictionary: {series} series, at most {IngestLimits.Series} are taken"
            : null;
    }
}
