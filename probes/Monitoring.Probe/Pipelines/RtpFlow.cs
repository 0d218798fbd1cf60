using Monitoring.Analysis.Network;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Rtp;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// Takes a live transport stream out of RTP, RFC 3550 clause 5.1 and RFC 2250 clause 2: payload type 33, a sync byte first. Packets are put in
/// order and what came twice is left out, before anything is judged; windows tell of it once there was RTP.
/// </summary>
internal sealed class RtpFlow(IPayloadSink sink)
{
    private const int MpegTransport = 33;
    private const byte SyncByte = 0x47;

    private readonly RtpReceiver _receiver = new(sink);
    private RtpReport? _before;
    private long _lost;
    private Instant? _lostAt;

    /// <summary>The stream came in RTP.</summary>
    public bool HasRtp { get; private set; }

    /// <summary>Takes a datagram; false where it is none of RTP, and to be taken as it is.</summary>
    public bool TryTake(ReadOnlySpan<byte> datagram, Instant arrival)
    {
        if (RtpPacket.TryRead(datagram, out RtpPacket packet) != ParseStatus.Complete || packet.PayloadType != MpegTransport
            || packet.Payload is not [SyncByte, ..])
        {
            return false;
        }

        HasRtp = true;
        _receiver.Take(packet, arrival);
        NoteLoss(arrival);
        return true;
    }

    /// <summary>Time has passed: what waited for longer than it may waits no more.</summary>
    public void Advance(Instant now)
    {
        _receiver.Advance(now);
        NoteLoss(now);
    }

    /// <summary>Whether packets were lost within <paramref name="time"/> before <paramref name="now"/>.</summary>
    public bool HasLost(Instant now, TimeSpan time) => _lostAt is { } at && now - at <= time;

    /// <summary>Tells what came since the last window.</summary>
    /// <param name="isUnknown">The probe lost data, so that what is missing may be its own fault.</param>
    /// <param name="tell">Takes the figures.</param>
    /// <returns>What explains a loss of this window; null where there was none, or nothing is known.</returns>
    public Explanation? Measure(bool isUnknown, Action<Indicator, VerdictState, double> tell)
    {
        if (_receiver.Report() is not { } now)
        {
            return null;
        }

        VerdictState counted = isUnknown ? VerdictState.Invalid : VerdictState.Ok;
        long packets = now.Packets - (_before?.Packets ?? 0);
        long lost = now.Lost - (_before?.Lost ?? 0);
        long gaps = now.LossEvents - (_before?.LossEvents ?? 0);
        tell(Catalogue.RtpPackets, counted, packets);
        tell(Catalogue.RtpLost, counted, lost);
        tell(Catalogue.RtpLoss, lost > 0 && !isUnknown ? VerdictState.Fault : counted, lost);
        tell(Catalogue.RtpLate, counted, now.Late - (_before?.Late ?? 0));
        tell(Catalogue.RtpDuplicates, counted, now.Duplicates - (_before?.Duplicates ?? 0));
        tell(Catalogue.RtpReordered, counted, now.Reordered - (_before?.Reordered ?? 0));
        tell(Catalogue.RtpRestarts, counted, now.Restarts - (_before?.Restarts ?? 0));
        bool isTimed = now.JitterMs is not null && now.Packets > (_before?.Packets ?? 0);
        tell(Catalogue.RtpJitter, isUnknown ? counted : isTimed ? VerdictState.Ok : VerdictState.NotMeasured, now.JitterMs ?? 0);
        _before = now;
        return lost > 0 && !isUnknown ? Sentences.RtpLost.With(lost, packets + lost, Math.Max(1, gaps)) : null;
    }

    private void NoteLoss(Instant now)
    {
        if (_receiver.Lost != _lost)
        {
            _lost = _receiver.Lost;
            _lostAt = now;
        }
    }
}
