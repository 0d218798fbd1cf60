using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Inputs;

/// <summary>
/// When the bytes of a recording are due: at each PCR of the first PID that carries one, the time it tells; between two, evenly by the rate of the
/// interval before.
/// </summary>
internal sealed class PcrPacer : ITransportPacketSink
{
    /// <summary>A longer step is a discontinuity: time goes on at the last rate.</summary>
    private const long LongestStep = 10 * ClockReference.TicksPerSecond;

    private readonly PacketSynchronizer _synchronizer;
    private int _pcrPid = -1;
    private ClockReference _last;
    private long _lastOffset;
    private double _dueAtLast;
    private double _ticksPerByte;
    private long _offset;

    public PcrPacer() => _synchronizer = new PacketSynchronizer(this);

    /// <summary>Whether two PCRs have told a rate.</summary>
    public bool IsPaced => _ticksPerByte > 0;

    /// <summary>When the last byte written is due, since the start.</summary>
    public TimeSpan Due => TimeSpan.FromSeconds(Math.Max(0, _dueAtLast + ((_offset - _lastOffset) * _ticksPerByte)) / ClockReference.TicksPerSecond);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _synchronizer.Write(bytes);
        _offset += bytes.Length;
    }

    /// <summary>A new turn of the recording begins when the last ended, at the rate known.</summary>
    public void Restart()
    {
        _dueAtLast += (_offset - _lastOffset) * _ticksPerByte;
        _offset = 0;
        _lastOffset = 0;
        _pcrPid = -1;
        _synchronizer.Reset();
    }

    public void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset)
    {
        for (int i = 0; i < count; i++)
        {
            TransportPacket packet = new(run.Slice(i * stride, TransportPacket.Length));
            if (packet.HasAdaptationField && !packet.TransportErrorIndicator && (_pcrPid < 0 || packet.Pid.Value == _pcrPid)
                && packet.AdaptationField.TryGetPcr(out ClockReference pcr))
            {
                Note(packet.Pid.Value, pcr, firstOffset + ((long)i * stride));
            }
        }
    }

    public void OnSyncByteError(long offset, byte found)
    {
    }

    public void OnSyncLoss(long offset)
    {
    }

    public void OnSyncAcquired(long offset, int packetSize, long skippedBytes)
    {
    }

    public void OnTrailing(int bytes)
    {
    }

    private void Note(int pid, ClockReference pcr, long offset)
    {
        if (_pcrPid < 0)
        {
            // The first PCR of a turn sets the clock; what lies before it is due at the rate known.
            _dueAtLast += (offset - _lastOffset) * _ticksPerByte;
        }
        else
        {
            long step = pcr.Since(_last);
            if (step is > 0 and <= LongestStep && offset > _lastOffset)
            {
                _dueAtLast += step;
                _ticksPerByte = (double)step / (offset - _lastOffset);
            }
            else
            {
                _dueAtLast += (offset - _lastOffset) * _ticksPerByte;
            }
        }

        _pcrPid = pid;
        _last = pcr;
        _lastOffset = offset;
    }
}
