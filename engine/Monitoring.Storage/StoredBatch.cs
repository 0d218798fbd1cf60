using Monitoring.Contracts.Wire;

namespace Monitoring.Storage;

/// <summary>A batch that is durable.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Receipt">Grows with every batch the store takes; the order in which they count.</param>
/// <param name="ReceivedAt">When the engine received it, UTC.</param>
/// <param name="Message">The message; valid by the rules of <see cref="IngestItem"/>.</param>
/// <param name="Dictionary">What its windows and conditions refer to.</param>
public sealed record StoredBatch(BatchKey Key, long Receipt, DateTimeOffset ReceivedAt, Batch Message, BatchSchema Dictionary)
{
    /// <summary>The measurements of one of its windows, in dictionary order.</summary>
    public WindowMeasurements Read(Window window) => new(Dictionary, window);
}
