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
    private const int LengthDelimited = 2;

    private WireShape(Range dictionary) => Dictionary = dictionary;

    /// <summary>Where the inlined dictionary's bytes are; empty when there is none.</summary>
    public Range Dictionary { get; }

    /// <summary>What forbids to parse a batch, in one line; null when nothing does.</summary>
    public static string? Check(ReadOnlySpan<byte> payload, out WireShape shape)
    {
        shape = default;
        Range dictionary = default;
        int windows = 0, conditions = 0, dictionaries = 0, at = 0;
        while (at < payload.Length)
        {
            if (!TryStep(payload, ref at, out int field, out Range content))
            {
                return "batch: not a protobuf message";
            }

            windows += field == WindowsField ? 1 : 0;
            conditions += field == ConditionsField ? 1 : 0;
            if (field == DictionaryField)
            {
                dictionary = content;
                dictionaries++;
            }
        }

        shape = new WireShape(dictionary);
        return windows > IngestLimits.Windows ? $"batch: {windows} windows, at most {IngestLimits.Windows} are taken"
            : conditions > IngestLimits.Conditions ? $"batch: {conditions} conditions, at most {IngestLimits.Conditions} are taken"
            : dictionaries > 1 ? "batch: more than one dictionary"
            : CheckDictionary(payload[dictionary]);
    }

    private static string? CheckDictionary(ReadOnlySpan<byte> content)
    {
        int entities = 0, series = 0, at = 0;
        while (at < content.Length)
        {
            if (!TryStep(content, ref at, out int field, out _))
            {
                return "dictionary: not a protobuf message";
            }

            entities += field == EntitiesField ? 1 : 0;
            series += field == SeriesField ? 1 : 0;
        }

        return entities > IngestLimits.Entities ? $"dictionary: {entities} entities, at most {IngestLimits.Entities} are taken"
            : series > IngestLimits.Series ? $"dictionary: {series} series, at most {IngestLimits.Series} are taken"
            : null;
    }

    /// <summary>Steps over one field; its number is 0 unless it is length-delimited, the only kind that unfolds.</summary>
    private static bool TryStep(ReadOnlySpan<byte> bytes, ref int at, out int field, out Range content)
    {
        field = 0;
        content = default;
        if (!TryReadVarint(bytes, ref at, out ulong tag) || tag > uint.MaxValue)
        {
            // A parser drops what does not fit 32 bits and would see another field than this look does.
            return false;
        }

        int kind = (int)(tag & 7);
        ulong length = kind switch
        {
            1 => 8,
            5 => 4,
            _ => 0,
        };
        if (kind is 0 or LengthDelimited && !TryReadVarint(bytes, ref at, out length))
        {
            return false;
        }

        if (kind == 0)
        {
            return true;
        }

        if (kind is not (1 or LengthDelimited or 5) || length > (ulong)(bytes.Length - at))
        {
            return false;
        }

        field = kind == LengthDelimited ? (int)(tag >> 3) : 0;
        content = at..(at + (int)length);
        at += (int)length;
        return true;
    }

    private static bool TryReadVarint(ReadOnlySpan<byte> bytes, ref int at, out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
