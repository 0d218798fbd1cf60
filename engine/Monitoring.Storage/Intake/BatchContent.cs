using Google.Protobuf;
using Monitoring.Contracts.Wire;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Intake;

/// <summary>Stored payloads back to batches.</summary>
internal static class BatchContent
{
    /// <summary>The batch of a stored payload; null when it makes no sense any more.</summary>
    public static StoredBatch? Read(byte[] payload, OpenBatch open, SeriesCatalogue catalogue) =>
        ParseOrNull(payload) is Batch message
        && catalogue.FindSchema(message.DictionaryId) is BatchSchema schema
        && IngestItem.TryCreate(message, schema, payload, open.ReceivedAt, out IngestItem? item, out _)
        && item.Key == open.Key
            ? new StoredBatch(open.Key, open.Receipt, open.ReceivedAt, message, schema)
            : null;

    private static Batch? ParseOrNull(byte[] payload)
    {
        try
        {
            return Batch.Parser.ParseFrom(payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
