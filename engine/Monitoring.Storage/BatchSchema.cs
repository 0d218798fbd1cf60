using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Google.Protobuf;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;

namespace Monitoring.Storage;

/// <summary>
/// A checked dictionary: what the columns of a batch mean. Immutable and named by its content, so it may be shared by every batch
/// that names it.
/// </summary>
public sealed class BatchSchema
{
    private static readonly MessageParser<Dictionary> Parser = Dictionary.Parser.WithDiscardUnknownFields(true);

    private BatchSchema(ulong id, string probe, DictionaryEntity[] entities, DictionarySeries[] series, ReadOnlyMemory<byte> content, bool isForeign)
    {
        IsForeign = isForeign;
        Id = id;
        Probe = probe;
        Entities = entities;
        Series = series;
        Content = content;
    }

    /// <summary>First 8 bytes (little-endian) of SHA-256 over the serialised form.</summary>
    public ulong Id { get; }

    /// <summary>The probe all its entities belong to; empty when it has none.</summary>
    public string Probe { get; }

    /// <summary>The entities, in wire order.</summary>
    public IReadOnlyList<DictionaryEntity> Entities { get; }

    /// <summary>The columns, in wire order.</summary>
    public IReadOnlyList<DictionarySeries> Series { get; }

    /// <summary>
    /// Made by the engine of what came over OTLP. Its entities are named, not seen: none of them is a probe that reports, and nothing of
    /// it is judged.
    /// </summary>
    public bool IsForeign { get; }

    /// <summary>The serialised form the id was computed over.</summary>
    internal ReadOnlyMemory<byte> Content { get; }

    /// <summary>The content id of a dictionary.</summary>
    public static ulong IdOf(Dictionary dictionary) => IdOf(dictionary.ToByteArray());

    /// <summary>Checks a dictionary that came with a batch of a probe; false with one line saying what is wrong.</summary>
    /// <param name="content">Its serialised form, as it came.</param>
    /// <param name="dictionary">The checked dictionary.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryCreate(
        ReadOnlyMemory<byte> content, [NotNullWhen(true)] out BatchSchema? dictionary, [NotNullWhen(false)] out string? problem)
    {
        dictionary = null;
        Dictionary message;
        try
        {
            message = Parser.ParseFrom(content.Span);
        }
        catch (InvalidProtocolBufferException cause)
        {
            problem = $"dictionary: not a protobuf message: {cause.Message}";
            return false;
        }

        if (message.Entities.Count > IngestLimits.Entities)
        {
            problem = $"dictionary: {message.Entities.Count} entities, at most {IngestLimits.Entities} are taken";
            return false;
        }

        if (message.Series.Count > IngestLimits.Series)
        {
            problem = $"dictionary: {message.Series.Count} series, at most {IngestLimits.Series} are taken";
            return false;
        }

        if (!TryReadEntities(message, out string probe, out DictionaryEntity[]? entities, out problem)
            || !TryReadSeries(message, out DictionarySeries[]? series, out problem))
        {
            return false;
        }

        dictionary = new BatchSchema(IdOf(content.Span), probe, entities, series, content, message.Foreign);
        return true;
    }

    private static ulong IdOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static bool TryReadEntities(
        Dictionary message,
        out string probe,
        [NotNullWhen(true)] out DictionaryEntity[]? entities,
        [NotNullWhen(false)] out string? problem)
    {
        probe = string.Empty;
        entities = null;
        HashSet<string> seen = new(StringComparer.Ordinal);
        var read = new DictionaryEntity[message.Entities.Count];
        for (int i = 0; i < read.Length; i++)
        {
            Entity wire = message.Entities[i];
            problem = !EntityId.TryParse(wire.Path, out EntityId id) ? $"dictionary: entity {i} has no valid path"
                : i > 0 && id.Probe != probe ? $"dictionary: entity {i} ('{id}') belongs to another probe than entity 0"
                : !seen.Add(id.Path) ? $"dictionary: entity '{id}' stands twice"
                : WrongKind(wire, id) ?? WrongText(wire, id);
            if (problem is not null)
            {
                return false;
            }

            probe = id.Probe;
            read[i] = new DictionaryEntity(
                id, wire.Name, wire.Medium, wire.Carrier, wire.Provider,
                (int)wire.OriginalNetworkId, (int)wire.TransportStreamId, (int)wire.ServiceId);
        }

        entities = read;
        problem = null;
        return true;
    }

    private static string? WrongKind(Entity wire, EntityId id)
    {
        bool fits = (wire.Kind, id.Level) is (EntityKind.Unspecified, _) or (EntityKind.Probe, EntityLevel.Probe)
            or (EntityKind.Input, EntityLevel.Input) or (EntityKind.Service, EntityLevel.Service);
        return fits ? null : $"dictionary: entity '{id}' says it is of kind {(int)wire.Kind}, its path says {id.Level}";
    }

    private static string? WrongText(Entity wire, EntityId id) =>
        wire.Name.Length > IngestLimits.NameCharacters || wire.Provider.Length > IngestLimits.NameCharacters
            || wire.Carrier.Length > IngestLimits.NameCharacters
            ? $"dictionary: a name of entity '{id}' is longer than {IngestLimits.NameCharacters} characters"
        : wire.Medium.Length > 0 && !MediumWords.TryParse(wire.Medium, out _)
            ? $"dictionary: the medium of entity '{id}' is none of {string.Join(", ", MediumWords.All)}"
        : wire.OriginalNetworkId > ushort.MaxValue || wire.TransportStreamId > ushort.MaxValue || wire.ServiceId > ushort.MaxValue
            ? $"dictionary: an id of entity '{id}' does not fit 16 bits"
        : null;

    private static bool TryReadSeries(
        Dictionary message, [NotNullWhen(true)] out DictionarySeries[]? series, [NotNullWhen(false)] out string? problem)
    {
        series = null;
        HashSet<(uint, uint, string)> seen = [];
        int longest = message.Foreign ? IngestLimits.ForeignQualifierCharacters : IngestLimits.WordCharacters;
        var read = new DictionarySeries[message.Series.Count];
        for (int i = 0; i < read.Length; i++)
        {
            Series wire = message.Series[i];
            problem = wire.Entity >= message.Entities.Count
                    ? $"dictionary: series {i} names entity {wire.Entity} of {message.Entities.Count}"
                : wire.Indicator is 0 or > ushort.MaxValue ? $"dictionary: series {i} has indicator {wire.Indicator}, 1 to 65535 are valid"
                : wire.Scale10 > IngestLimits.Scale10 && !(message.Foreign && wire.Scale10 == DecimalScale.DoubleBits)
                    ? $"dictionary: series {i} has scale10 {wire.Scale10}, at most {IngestLimits.Scale10}"
                : wire.Qualifier.Length > longest ? $"dictionary: the qualifier of series {i} is longer than {longest} characters"
                : !seen.Add((wire.Entity, wire.Indicator, wire.Qualifier)) ? $"dictionary: series {i} stands twice"
                : null;
            if (problem is not null)
            {
                return false;
            }

            read[i] = new DictionarySeries((int)wire.Entity, new IndicatorId((ushort)wire.Indicator), wire.Qualifier, (byte)wire.Scale10);
        }

        series = read;
        problem = null;
        return true;
    }
}
