using Monitoring.Analysis.Network;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.Capture;
using Monitoring.Streams.Network;

namespace Monitoring.Probe.NetworkCaptures;

/// <summary>
/// One pass over a capture: all flows are measured, and the first that shows a transport stream is judged, of those the choice admits. A
/// pipe cannot be read twice; whether that one was the only one is known at the end.
/// </summary>
internal sealed class CaptureAnalysis : ICaptureSink
{
    private readonly CaptureReader _reader;
    private readonly DatagramReader _datagrams = new();
    private readonly FlowTable _flows;
    private readonly StreamChoice _choice;
    private readonly ICapturedStream? _stream;
    private FlowKey? _judged;
    private long _time;
    private bool _isTimed;

    /// <summary>Reads for the list of flows alone where nothing takes a stream.</summary>
    public CaptureAnalysis(StreamChoice choice, ICapturedStream? stream)
    {
        _choice = choice;
        _stream = stream;
        _reader = new CaptureReader(this);
        _flows = new FlowTable((key, number) => _stream is not null && choice.Matches(key, number) ? new Candidate(this, key) : Unheard.Instance);
    }

    /// <summary>Flows with a transport stream that the choice admits.</summary>
    public IReadOnlyList<FlowMeter> Candidates =>
        [.. _flows.Flows.Where(f => _flows.KindOf(f).IsTransportStream() && _choice.Matches(f.Key, f.Number))];

    /// <summary>The flow that is judged.</summary>
    public FlowKey? Judged => _judged;

    public void Write(ReadOnlySpan<byte> bytes) => _reader.Write(bytes);

    /// <summary>The capture has ended.</summary>
    public void Complete()
    {
        _flows.Complete();
        _stream?.Complete(_time);
    }

    public CaptureReport Report() => new(
        _reader.Format == CaptureFormat.PcapNg ? "pcapng" : "pcap",
        _reader.Frames,
        _datagrams.Datagrams,
        _datagrams.OtherFrames + _reader.UndescribedFrames,
        _datagrams.Fragments,
        _datagrams.IncompletePackets,
        _flows.UnlistedDatagrams,
        _reader.EndsWithin,
        _reader.IsBroken,
        _flows.Report());

    public void OnFrame(in CapturedFrame frame)
    {
        _isTimed = frame.Nanoseconds is not null;
        _time = Math.Max(_time, frame.Nanoseconds ?? 0);
        if (_datagrams.TryRead(frame, out Datagram datagram))
        {
            _flows.Take(datagram, frame.Nanoseconds);
        }
    }

    /// <summary>Waits for its flow to show a transport stream before another does, and then feeds it.</summary>
    private sealed class Candidate(CaptureAnalysis analysis, FlowKey key) : IPayloadSink
    {
        public void OnPayload(ReadOnlySpan<byte> payload, Instant arrival)
        {
            if (analysis._judged is null && TransportPayload.IsOf(payload))
            {
                analysis._judged = key;
            }

            if (analysis._judged == key)
            {
                analysis._stream!.Write(payload, arrival, analysis._isTimed);
            }
        }
    }

    private sealed class Unheard : IPayloadSink
    {
        public static Unheard Instance { get; } = new();

        public void OnPayload(ReadOnlySpan<byte> payload, Instant arrival)
        {
            // The flow is measured, and its content is not asked for.
        }
    }
}
