using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Mpeg2;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>MPEG-1 and MPEG-2 video, ISO/IEC 11172-2 and 13818-2: sequence, group and picture headers.</summary>
internal sealed class Mpeg2Reader(AccessUnits units) : VideoReader(units)
{
    private readonly LastHeader _lastSequence = new();
    private readonly LastHeader _lastExtension = new();
    private Mpeg2SequenceHeader _sequence;
    private bool _sequenceIsRead;

    /// <summary>A picture header came since the access unit began.</summary>
    private bool _hasPicture;
    private bool _isBegun;
    private bool? _isClosed;

    public override int OnStartCode(byte code, long position)
    {
        switch (code)
        {
            case Mpeg2SequenceHeader.StartCode:
                BeginUnlessBegun(position);
                return Mpeg2SequenceHeader.Size;
            case Mpeg2GroupHeader.StartCode:
                BeginUnlessBegun(position);
                return Mpeg2GroupHeader.Size;
            case Mpeg2PictureHeader.StartCode:
                BeginUnlessBegun(position);
                _hasPicture = true;
                return Mpeg2PictureHeader.Size;
            case Mpeg2SequenceExtension.StartCode:
                return Mpeg2SequenceExtension.Size;
            default:
                return 0;
        }
    }

    public override void OnUnit(ReadOnlySpan<byte> unit)
    {
        switch (unit[0])
        {
            case Mpeg2SequenceHeader.StartCode:
                OnSequence(unit);
                break;
            case Mpeg2GroupHeader.StartCode when Mpeg2GroupHeader.TryRead(unit, out Mpeg2GroupHeader group) == ParseStatus.Complete:
                _isClosed = group.IsClosed;
                break;
            case Mpeg2PictureHeader.StartCode when Mpeg2PictureHeader.TryRead(unit, out Mpeg2PictureHeader picture) == ParseStatus.Complete:
                Picture.Add(picture.Type);
                Picture.FrameNumber = (uint)picture.TemporalReference;
                Picture.IsKey = picture.Type == PictureType.I;
                Picture.IsClosed = _isClosed;
                Schedule.VbvDelay = picture.VbvDelay;
                break;
            case Mpeg2SequenceExtension.StartCode when unit.Length > 1:
                OnExtension(unit);
                break;
            default:
                break;
        }
    }

    protected override void Forget()
    {
        _isBegun = false;
        _hasPicture = false;
        _isClosed = null;
    }

    private void OnSequence(ReadOnlySpan<byte> unit)
    {
        if (_lastSequence.IsNew(unit) && Mpeg2SequenceHeader.TryRead(unit, out Mpeg2SequenceHeader sequence) == ParseStatus.Complete)
        {
            _sequence = sequence;
            _sequenceIsRead = true;
            _ = _lastExtension.IsNew([]);
            Format = sequence.Describe(null);
        }
    }

    private void OnExtension(ReadOnlySpan<byte> unit)
    {
        switch (unit[1] >> 4)
        {
            case Mpeg2SequenceExtension.Identifier:
                if (_sequenceIsRead && _lastExtension.IsNew(unit)
                    && Mpeg2SequenceExtension.TryRead(unit, out Mpeg2SequenceExtension extension) == ParseStatus.Complete)
                {
                    Format = _sequence.Describe(extension);
                }

                break;
            case Mpeg2PictureExtension.Identifier:
                if (Mpeg2PictureExtension.TryRead(unit, out Mpeg2PictureExtension picture) == ParseStatus.Complete)
                {
                    Picture.IsField = picture.IsField;
                    Picture.IsBottom = picture.Structure == Mpeg2PictureExtension.BottomField;
                }

                break;
            default:
                break;
        }
    }

    private void BeginUnlessBegun(long position)
    {
        if (!_isBegun || _hasPicture)
        {
            Begin(position);
            _isBegun = true;
            _hasPicture = false;
            _isClosed = null;
        }
    }
}
