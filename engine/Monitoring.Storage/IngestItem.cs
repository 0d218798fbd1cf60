using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage.Chunks;

namespace Monitoring.Storage;

/// <summary>A batch that passed every check that needs no store: an instance of this type is the proof.</summary>
public sealed class IngestItem
{
    /// <summary>In the states of a window of a foreign dictionary: nothing is said of that series.</summary>
    public const byte Absent = WindowPoints.Absent;

    private const int WindowMilliseconds = 1000;

    /// <summary>9999-12-31: the last instant the platform's dates can name, so no later step can overflow.</summary>
    private const long LastUnixMilliseconds = 253_402_300_799_999;

    private IngestItem(Batch message, BatchSchema dictionary, ReadOnlyMemory<byte> payload, DateTimeOffset receivedAt)
    {
        Message = message;
        Dictionary = dictionary;
        Payload = payload;
        ReceivedAt = receivedAt;
        Key = new BatchKey(message.Probe, new Guid(message.Epoch.Span, bigEndian: true), (long)message.Sequence);
    }

    /// <summary>Its identity.</summary>
    public BatchKey Key { get; }

    /// <summary>The message.</summary>
    public Batch Message { get; }

    /// <summary>The dictionary its columns refer to.</summary>
    public BatchSchema Dictionary { get; }

    /// <summary>The message as it came, decompressed; kept until the batch is sealed.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>When the engine received it, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Checks a batch against the rules of the wire and its dictionary; false with one line saying what is wrong.</summary>
    public static bool TryCreate(
        Batch message,
        BatchSchema dictionary,
        ReadOnlyMemory<byte> payload,
        DateTimeOffset receivedAt,
        [NotNullWhen(true)] out IngestItem? item,
        [NotNullWhen(false)] out string? problem)
    {
        problem = WrongIdentity(message) ?? WrongDictionary(message, dictionary) ?? WrongSizes(message)
            ?? WrongWindow(message, dictionary) ?? WrongCondition(message, dictionary);
        item = problem is null ? new IngestItem(message, dictionary, payload, receivedAt) : null;
        return problem is null;
    }

    /// <summary>What is wrong with a batch's identity, in one line; null when nothing is. Needs no dictionary.</summary>
    public static string? WrongIdentity(Batch message) =>
        !EntityId.IsName(message.Probe) ? "batch: probe is not a name of 1 to 64 characters of a-z, 0-9, dot, hyphen and underscore"
        : message.Epoch.Length != 16 ? $"batch: epoch has {message.Epoch.Length} bytes, 16 are needed"
        : message.Sequence is 0 or > long.MaxValue ? $"batch: sequence {message.Sequence} is out of range, it counts from 1"
        : message.AcknowledgedSequence > long.MaxValue ? $"batch: acknowledged_sequence {message.AcknowledgedSequence} is out of range"
        : message.Lane is < Lane.Bulk or > Lane.Backfill ? $"batch: lane {(int)message.Lane} is not known"
        : null;

    private static string? WrongDictionary(Batch message, BatchSchema dictionary) =>
        dictionary.Id != message.DictionaryId
            ? $"batch: dictionary_id {message.DictionaryId:x16} is not that of the dictionary's content ({dictionary.Id:x16})"
        : dictionary.Probe.Length > 0 && dictionary.Probe != message.Probe
            ? $"batch: the dictionary's entities belong to probe '{dictionary.Probe}', the batch to '{message.Probe}'"
        : null;

    private static string? WrongSizes(Batch message) =>
        message.Windows.Count > IngestLimits.Windows ? $"batch: {message.Windows.Count} windows, at most {IngestLimits.Windows} are taken"
        : message.Conditions.Count > IngestLimits.Conditions
            ? $"batch: {message.Conditions.Count} conditions, at most {IngestLimits.Conditions} are taken"
        : message.Software.Length > IngestLimits.WordCharacters
            ? $"batch: software is longer than {IngestLimits.WordCharacters} characters"
        : IsOutside(message.SentUnixMs) ? "batch: sent_unix_ms is not a time"
        : message.Configuration is RunningConfiguration running ? WrongConfiguration(running)
        : null;

    private static string? WrongConfiguration(RunningConfiguration running) =>
        running.Version > int.MaxValue || running.RefusedVersion > int.MaxValue ? "batch: configuration has a version beyond 2^31"
        : running.Sha256.Length != (running.Version == 0 ? 0 : SHA256.HashSizeInBytes)
            ? $"batch: configuration has a sha256 of {running.Sha256.Length} bytes"
        : running.Refused.Length > IngestLimits.TextCharacters
            ? $"batch: configuration was refused in more than {IngestLimits.TextCharacters} characters"
        : null;

    private static string? WrongWindow(Batch message, BatchSchema dictionary)
    {
        for (int i = 0; i < message.Windows.Count; i++)
        {
            Window window = message.Windows[i];
            string? problem = window.StartUnixMs % WindowMilliseconds != 0 || IsOutside(window.StartUnixMs)
                    ? "does not start on a whole second"
                : window.DurationMs != WindowMilliseconds ? $"lasts {window.DurationMs} ms, 1000 are needed"
                : window.States.Length != dictionary.Series.Count
                    ? $"has {window.States.Length} states for {dictionary.Series.Count} series"
                : WrongStates(window, dictionary);
            if (problem is not null)
            {
                return $"batch: window {i} {problem}";
            }
        }

        return null;
    }

    private static string? WrongStates(Window window, BatchSchema dictionary)
    {
        int values = 0;
        byte last = dictionary.IsForeign ? Absent : (byte)VerdictState.Invalid;
        foreach (byte state in window.States.Span)
        {
            if (state > last)
            {
                return $"has state {state}, which is not known";
            }

            values += ((VerdictState)state).HasValue() ? 1 : 0;
        }

        if (values != window.Values.Count)
        {
            return $"has {window.Values.Count} values for {values} states that carry one";
        }

        return dictionary.IsForeign ? WrongDoubles(window, dictionary) : window.Values.Any(IsBeyond) ? Beyond(window.Values.First(IsBeyond)) : null;
    }

    private static bool IsBeyond(long value) => value is > IngestLimits.ScaledValue or < -IngestLimits.ScaledValue;

    private static string Beyond(long value) => $"has the value {value}, beyond 2^53";

    /// <summary>Columns that hold doubles must hold numbers: what is not known has a state that says so.</summary>
    private static string? WrongDoubles(Window window, BatchSchema dictionary)
    {
        int next = 0;
        for (int series = 0; series < window.States.Length; series++)
        {
            if (!((VerdictState)window.States[series]).HasValue())
            {
                continue;
            }

            long value = window.Values[next++];
            bool isDouble = dictionary.Series[series].Scale10 == DecimalScale.DoubleBits;
            if (isDouble ? !double.IsFinite(BitConverter.Int64BitsToDouble(value)) : IsBeyond(value))
            {
                return isDouble ? $"has no number in column {series}" : Beyond(value);
            }
        }

        return null;
    }

    private static string? WrongCondition(Batch message, BatchSchema dictionary)
    {
        for (int i = 0; i < message.Conditions.Count; i++)
        {
            Condition condition = message.Conditions[i];
            string? problem = condition.Entity >= dictionary.Entities.Count
                    ? $"names entity {condition.Entity} of {dictionary.Entities.Count}"
                : condition.Indicator is 0 or > ushort.MaxValue ? $"has indicator {condition.Indicator}, 1 to 65535 are valid"
                : condition.Edge is not (Edge.Raise or Edge.Clear) ? $"has edge {(int)condition.Edge}, which is not known"
                : condition.Attribution is < Attribution.Unknown or > Attribution.Probe
                    ? $"has attribution {(int)condition.Attribution}, which is not known"
                : IsOutside(condition.AtUnixMs) ? "has no valid time"
                : condition.Before.Length > IngestLimits.TextCharacters || condition.After.Length > IngestLimits.TextCharacters
                    ? $"has a before or after longer than {IngestLimits.TextCharacters} characters"
                : condition.Text.Length > IngestLimits.TextCharacters ? $"has a text longer than {IngestLimits.TextCharacters} characters"
                : condition.Reason.Length > IngestLimits.WordCharacters
                    ? $"has a reason longer than {IngestLimits.WordCharacters} characters"
                : condition.Evidence.Count > IngestLimits.Statements ? $"has {condition.Evidence.Count} sentences, at most {IngestLimits.Statements} are taken"
                : condition.Evidence.Any(IsWrong) ? "has a sentence with too many or too long values, or with a value that is no number"
                : condition.Pids.Count > IngestLimits.Pids ? $"has {condition.Pids.Count} PIDs, at most {IngestLimits.Pids} are taken"
                : null;
            if (problem is not null)
            {
                return $"batch: condition {i} {problem}";
            }
        }

        return null;
    }

    private static bool IsWrong(EvidenceSentence said) =>
        said.Sentence.Length > IngestLimits.WordCharacters || said.Values.Count > IngestLimits.Statements
        || said.Values.Any(v => v.Name.Length > IngestLimits.WordCharacters || v.Unit.Length > IngestLimits.WordCharacters
            || v.Text.Length > IngestLimits.TextCharacters || !double.IsFinite(v.Number));

    private static bool IsOutside(long unixMilliseconds) => unixMilliseconds is < 0 or > LastUnixMilliseconds;
}
