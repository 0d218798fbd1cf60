using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Avs;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>AVS, AVS+, AVS2 and AVS3: sequence and picture headers.</summary>
internal sealed class AvsReader(AvsGeneration generation, AccessUnits units) : VideoReader(units)
{
    private readonly LastHeader _last = new();
    private AvsSequenceHeader _sequence;
    private bool _isBegun;
    private bool _isBottom;

    /// <summary>A picture header came since the access unit began.</summary>
    private bool _hasPicture;

    public override int OnStartCode(byte code, long position)
    {
        switch (code)
        {
            case AvsSequenceHeader.StartCode:
                BeginUnlessBegun(position);
                return AvsSequenceHeader.Size;
            case AvsPictureHeader.IntraStartCode or AvsPictureHeader.InterStartCode:
                BeginUnlessBegun(position);
                _hasPicture = true;
                return AvsPictureHeader.Size;
            default:
                return 0;
        }
    }

    public override void OnUnit(ReadOnlySpan<byte> unit)
    {
        if (unit[0] == AvsSequenceHeader.StartCode)
        {
            if (_last.IsNew(unit) && AvsSequenceHeader.TryRead(unit, generation, out AvsSequenceHeader sequence) == ParseStatus.Complete)
            {
                _sequence = sequence;
                Format = sequence.Describe();
            }
        }
        else if (Format is not null && AvsPictureHeader.TryRead(unit, _sequence, out AvsPictureHeader picture) == ParseStatus.Complete)
        {
            Picture.Add(picture.Type);
            Picture.IsKey = picture.Type == PictureType.I;
            Picture.IsField = _sequence.IsFields;
            Picture.IsBottom = _isBottom;
            _isBottom = _sequence.IsFields && !_isBottom;
        }
    }

    protected override void Forget()
    {
        _isBegun = false;
        _isBottom = false;
        _hasPicture = false;
    }

    private void BeginUnlessBegun(long position)
    {
        if (!_isBegun || _hasPicture)
        {
            Begin(position);
            _isBegun = true;
            _hasPicture = false;
        }
    }
}
