using Monitoring.Analysis;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Timing;
using Monitoring.Probe.NetworkCaptures;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.StampedFiles;

/// <summary>
/// Judges a file of 192-byte packets on their arrival_time_stamps, where these prove to be a clock; else on its PCRs. The beginning is held
/// until that is known.
/// </summary>
internal sealed class StampedPlayback(AnalysisOptions options)
{
    private const int MostHeld = 8 * 1024 * 1024;

    private readonly CapturePlayback _playback = new(options, ArrivalClock.Stamps);
    private readonly ArrivalStampMeter _stamps = new();
    private readonly List<(byte[] Unit, long Ticks)> _held = [];
    private readonly byte[] _unit = new byte[PacketSizes.WithTimestamp];
    private int _filled;
    private int _badUnits;

    /// <summary>Takes the next bytes of the file.</summary>
    public void Write(ReadOnlySpan<byte> chunk)
    {
        while (!chunk.IsEmpty)
        {
            if (_stamps.IsClock == false && _held.Count == 0)
            {
                Flush(_unit.AsSpan(0, _filled));
                _filled = 0;
                Flush(chunk);
                return;
            }

            int taken = Math.Min(chunk.Length, _unit.Length - _filled);
            chunk[..taken].CopyTo(_unit.AsSpan(_filled));
            chunk = chunk[taken..];
            _filled += taken;
            if (_filled == _unit.Length)
            {
                OnUnit();
            }
        }
    }

    /// <summary>The file has ended.</summary>
    public TransportStreamReport? Complete()
    {
        if (_stamps.IsClock is null)
        {
            _stamps.Settle();
            Release();
        }

        Flush(_unit.AsSpan(0, _filled));
        _playback.Complete(Nanoseconds(_stamps.Ticks));
        bool isUsed = _stamps.IsClock == true;
        return _playback.Report is { } report
            ? report with
            {
                ArrivalStamps = new ArrivalStampReport(
                    isUsed ? ArrivalStampReport.Used : ArrivalStampReport.Ignored, _stamps.Reason, _stamps.Breaks),
            }
            : null;
    }

    /// <summary>A unit of 192 bytes is there. Two in a row without their sync byte are none: the file is searched on, byte by byte.</summary>
    private void OnUnit()
    {
        bool isGood = _unit[PacketSizes.TimestampSize] == TransportPacket.SyncByte;
        _badUnits = isGood ? 0 : _badUnits + 1;
        if (_badUnits > 1)
        {
            Pass(_unit.AsSpan(0, 1));
            _unit.AsSpan(1).CopyTo(_unit);
            _filled--;
            return;
        }

        if (isGood)
        {
            _stamps.Take(ArrivalTimeStamp.Read(_unit), _unit.AsSpan(PacketSizes.TimestampSize));
        }

        Pass(_unit);
        _filled = 0;
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        if (_stamps.IsClock is not null && _held.Count == 0)
        {
            Flush(bytes);
            return;
        }

        _held.Add((bytes.ToArray(), _stamps.Ticks));
        if (_stamps.IsClock is null && _held.Count >= MostHeld / PacketSizes.WithTimestamp)
        {
            _stamps.Settle();
        }

        if (_stamps.IsClock is not null)
        {
            Release();
        }
    }

    private void Release()
    {
        foreach ((byte[] unit, long ticks) in _held)
        {
            _playback.Write(unit, new Instant(Nanoseconds(ticks)), _stamps.IsClock == true);
        }

        _held.Clear();
    }

    private void Flush(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            _playback.Write(bytes, new Instant(Nanoseconds(_stamps.Ticks)), _stamps.IsClock == true);
        }
    }

    private static long Nanoseconds(long ticks) => ticks * 1000 / (ClockReference.TicksPerSecond / 1_000_000);
}
