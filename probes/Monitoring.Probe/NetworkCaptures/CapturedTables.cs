using Monitoring.Analysis.Timing;
using Monitoring.Probe.Tables;

namespace Monitoring.Probe.NetworkCaptures;

/// <summary>Reads the tables of the stream of one flow.</summary>
internal sealed class CapturedTables(TableReader reader) : ICapturedStream
{
    public void Write(ReadOnlySpan<byte> payload, Instant arrival, bool isTimed) => reader.Write(payload);

    public void Complete(long end) => reader.Complete();
}
