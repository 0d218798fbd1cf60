using System.Globalization;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Network;
using Monitoring.Streams.Rtp;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Network;

/// <summary>Measures one flow and tells what it carries. The content goes on to a sink, RTP taken off and in order.</summary>
public sealed class FlowMeter
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const int NanosecondsPerDateTick = 100;

    private readonly RtpReceiver _rtp;
    private readonly IPayloadSink _sink;
    private readonly SortedSet<int> _timeToLive = [];
    private readonly SortedSet<int> _trafficClass = [];
    private ushort? _pppSession;
    private long _datagrams;
    private long _bytes;
    private long _cut;
    private long _badLengths;
    private long _transportDatagrams;
    private long _rtpDatagrams;
    private long _rtpTransportDatagrams;
    private long? _first;
    private long _last;
    private long _longestGap;

    public FlowMeter(FlowKey key, int number, IPayloadSink sink)
    {
        Key = key;
        Number = number;
        _sink = sink;
        _rtp = new RtpReceiver(sink);
    }

    public FlowKey Key { get; }

    /// <summary>Place among the flows, from 1.</summary>
    public int Number { get; }

    /// <summary>By what most of the datagrams so far are.</summary>
    public PayloadKind Kind =>
        _rtpTransportDatagrams * 2 > _datagrams ? PayloadKind.RtpTransportStream
        : _transportDatagrams * 2 > _datagrams ? PayloadKind.TransportStream
        : _rtpDatagrams * 2 > _datagrams ? PayloadKind.Rtp
        : PayloadKind.Other;

    /// <summary>Packets RTP says are missing.</summary>
    public long Lost => _rtp.Lost;

    /// <summary>Takes a datagram; <paramref name="arrival"/> is its time on the clock of the capture, null where it has none.</summary>
    public void Take(in Datagram datagram, long? arrival)
    {
        _datagrams++;
        _bytes += datagram.Payload.Length;
        _cut += datagram.IsCut ? 1 : 0;
        _pppSession ??= datagram.PppSession;
        _ = _timeToLive.Add(datagram.TimeToLive);
        _ = _trafficClass.Add(datagram.TrafficClass);
        if (arrival is { } time)
        {
            OnTime(time);
        }

        Instant at = new(arrival ?? _last);
        if (TransportPayload.IsOf(datagram.Payload))
        {
            _transportDatagrams++;
            _sink.OnPayload(datagram.Payload, at);
        }
        else if (RtpPacket.TryRead(datagram.Payload, out RtpPacket packet) == ParseStatus.Complete)
        {
            _rtpDatagrams++;
            bool isTransport = TransportPayload.IsOf(packet.Payload);
            _rtpTransportDatagrams += isTransport ? 1 : 0;
            _badLengths += packet.Payload.Length % TransportPacket.Length != 0 ? 1 : 0;
            _rtp.Take(packet, at);
        }
        else
        {
            _badLengths++;
            _sink.OnPayload(datagram.Payload, at);
        }
    }

    /// <summary>The capture has ended.</summary>
    public void Complete() => _rtp.Complete();

    /// <summary>What was measured; <paramref name="kind"/> is what the flow is among the others.</summary>
    public FlowReport Report(PayloadKind kind)
    {
        long? duration = _first is { } first ? _last - first : null;
        return new FlowReport(
            Number,
            Key.ToString(),
            kind.ToWord(),
            Key.VlanId,
            _pppSession,
            _datagrams,
            _bytes,
            _cut,
            kind.IsTransportStream() ? _badLengths : null,
            _first is { } start ? Iso(start) : null,
            duration is null ? null : Math.Round((double)duration.Value / Instant.NanosecondsPerSecond, 6),
            duration > 0 ? (long)(_bytes * 8.0 * Instant.NanosecondsPerSecond / duration.Value) : null,
            _datagrams > 1 && duration is not null ? Math.Round(duration.Value / NanosecondsPerMillisecond / (_datagrams - 1), 4) : null,
            _datagrams > 1 && duration is not null ? Math.Round(_longestGap / NanosecondsPerMillisecond, 4) : null,
            [.. _timeToLive],
            [.. _trafficClass],
            kind == PayloadKind.TransportStream ? null : _rtp.Report());
    }

    private static string Iso(long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks(nanoseconds / NanosecondsPerDateTick).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private void OnTime(long time)
    {
        _longestGap = _first is null ? 0 : Math.Max(_longestGap, time - _last);
        _first ??= time;
        _last = Math.Max(_last, time);
    }
}
