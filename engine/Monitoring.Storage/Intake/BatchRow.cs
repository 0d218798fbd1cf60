namespace Monitoring.Storage.Intake;

/// <summary>A batch as its row holds it, without the payload.</summary>
internal readonly record struct BatchRow(long Receipt, int EpochId, long Sequence, long ReceivedUnixMilliseconds);
