using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Tables;

/// <summary>Which tables are wanted; all where nothing is named.</summary>
/// <param name="Pids">PIDs.</param>
/// <param name="TableIds">Values of table_id.</param>
internal sealed record TableSelection(IReadOnlyList<Pid> Pids, IReadOnlyList<byte> TableIds)
{
    public bool Takes(Pid pid) => Pids.Count == 0 || Pids.Contains(pid);

    public bool Takes(byte tableId) => TableIds.Count == 0 || TableIds.Contains(tableId);
}
