using Monitoring.Analysis.Reports;
using Monitoring.Streams.TransportStream;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>What readers of video have in common: start codes, pictures, and the format last told.</summary>
internal abstract class VideoReader(AccessUnits units) : CodecReader, IStartCodeSink
{
    private readonly StartCodeScanner _scanner = new();
    private readonly FrameRateMeter _rate = new();
    private Timestamp90k? _dts;

    /// <summary>What the headers say; null while none were read.</summary>
    public VideoFormat? Format { get; protected set; }

    /// <summary>The format of the picture that ended last: what headers still have to add to is not in it.</summary>
    public VideoFormat? Shown { get; private set; }

    /// <summary>What was counted of pictures.</summary>
    public PictureMeter Pictures { get; } = new();

    /// <summary>The picture being read; without a type while none is.</summary>
    protected ref CodedPicture Picture => ref _picture;

    /// <summary>What the picture being read says of the buffer.</summary>
    protected ref BufferSchedule Schedule => ref _schedule;

    private CodedPicture _picture;
    private BufferSchedule _schedule;

    public sealed override void Push(ReadOnlySpan<byte> bytes) => _scanner.Push(bytes, this);

    public sealed override void Break()
    {
        Finish();
        _scanner.Discontinuity();
        Pictures.Break();
        _rate.Break();
        Forget();
    }

    public sealed override void Complete()
    {
        _scanner.Complete(this);
        Finish();
        units.End(units.Position);
    }

    public sealed override ElementaryReport? Describe() =>
        Format is null && Pictures.Frames == 0 ? null : ElementaryReport.Of(Format, _rate.Rate, Pictures.Describe());

    public abstract int OnStartCode(byte code, long position);

    public abstract void OnUnit(ReadOnlySpan<byte> unit);

    /// <summary>Bytes are missing: what belongs to the picture begun is dropped.</summary>
    protected abstract void Forget();

    /// <summary>An access unit begins with the start code at a position, and the one before has ended.</summary>
    protected void Begin(long position)
    {
        Finish();
        units.Begin(position);
        _dts = units.Dts;
    }

    private void Finish()
    {
        if (_picture.Type != PictureType.Unknown)
        {
            Shown = Format;
            if (Pictures.Take(_picture))
            {
                _rate.OnFrame(_dts);
            }
        }

        units.Schedule = _schedule;
        _schedule = default;
        _picture = default;
        _dts = null;
    }
}
