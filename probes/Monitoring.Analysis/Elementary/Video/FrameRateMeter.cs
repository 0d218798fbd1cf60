using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>The frame rate as the decoding time stamps have it, for streams whose headers say none.</summary>
internal sealed class FrameRateMeter
{
    private const int FewestFrames = 8;
    private const double Tolerance = 0.001;

    /// <summary>A frame takes less than this, in ticks of the time stamps; what takes longer is a jump.</summary>
    private const long LongestFrame = 10 * Timestamp90k.TicksPerSecond;

    private static readonly double[] Usual =
        [24000 / 1001.0, 24, 25, 30000 / 1001.0, 30, 50, 60000 / 1001.0, 60, 100, 120000 / 1001.0, 120];

    private Timestamp90k? _last;
    private long _framesSince;
    private long _frames;
    private long _ticks;

    /// <summary>Frames a second; null while too few frames have had a time stamp.</summary>
    public double? Rate
    {
        get
        {
            if (_frames < FewestFrames || _ticks <= 0)
            {
                return null;
            }

            double rate = (double)_frames * Timestamp90k.TicksPerSecond / _ticks;
            double usual = Usual.MinBy(u => Math.Abs(u - rate));
            return Math.Abs(usual - rate) <= usual * Tolerance ? usual : rate;
        }
    }

    /// <summary>A frame begins.</summary>
    public void OnFrame(Timestamp90k? dts)
    {
        _framesSince++;
        if (dts is not { } stamp)
        {
            return;
        }

        if (_last is { } last)
        {
            long ticks = (stamp.Ticks - last.Ticks + Timestamp90k.Modulus) % Timestamp90k.Modulus;
            if (ticks > 0 && ticks < LongestFrame * _framesSince)
            {
                _ticks += ticks;
                _frames += _framesSince;
            }
        }

        _last = stamp;
        _framesSince = 0;
    }

    /// <summary>Frames are missing.</summary>
    public void Break() => _last = null;
}
