using Monitoring.Streams.Network;

namespace Monitoring.Analysis.Network;

/// <summary>The flows of a capture, in the order they began: 256 at most, the datagrams of others are counted.</summary>
public sealed class FlowTable(Func<FlowKey, int, IPayloadSink> sinks)
{
    private const int MostFlows = 256;

    /// <summary>ST 2022-1 sends its two streams of correction at the ports 2 and 4 above; others use the ports next to that of the stream.</summary>
    private const int FarthestPort = 4;

    private readonly Dictionary<FlowKey, FlowMeter> _flows = [];
    private readonly List<FlowMeter> _inOrder = [];

    public IReadOnlyList<FlowMeter> Flows => _inOrder;

    /// <summary>Datagrams of flows beyond those kept.</summary>
    public long UnlistedDatagrams { get; private set; }

    /// <summary>Takes a datagram to its flow.</summary>
    public void Take(in Datagram datagram, long? arrival)
    {
        if (!_flows.TryGetValue(datagram.Flow, out FlowMeter? flow))
        {
            if (_flows.Count == MostFlows)
            {
                UnlistedDatagrams++;
                return;
            }

            flow = new FlowMeter(datagram.Flow, _inOrder.Count + 1, sinks(datagram.Flow, _inOrder.Count + 1));
            _flows.Add(datagram.Flow, flow);
            _inOrder.Add(flow);
        }

        flow.Take(datagram, arrival);
    }

    /// <summary>The capture has ended.</summary>
    public void Complete()
    {
        foreach (FlowMeter flow in _inOrder)
        {
            flow.Complete();
        }
    }

    public IReadOnlyList<FlowReport> Report() => [.. _inOrder.Select(f => f.Report(KindOf(f)))];

    /// <summary>What a flow is, seen beside the others.</summary>
    public PayloadKind KindOf(FlowMeter flow) =>
        flow.Kind == PayloadKind.Rtp && _inOrder.Exists(other => Protects(flow.Key, other)) ? PayloadKind.ErrorCorrection : flow.Kind;

    private static bool Protects(FlowKey key, FlowMeter other) =>
        other.Kind.IsTransportStream() && other.Key.VlanId == key.VlanId
        && other.Key.Source.Address == key.Source.Address && other.Key.Destination.Address == key.Destination.Address
        && Math.Abs(other.Key.Destination.Port - key.Destination.Port) <= FarthestPort;
}
