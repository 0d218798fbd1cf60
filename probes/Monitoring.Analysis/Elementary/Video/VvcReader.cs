using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Vvc;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>VVC: parameter sets, picture headers and slices of the base layer. The type of a unit is in its second byte.</summary>
internal sealed class VvcReader(AccessUnits units) : VideoReader(units)
{
    private readonly LastHeader _last = new();
    private readonly LastHeader _lastWhole = new();
    private VvcVideoParameters? _whole;
    private long _unitAt;
    private bool _isFields;
    private bool _isBottom;
    private bool _isBegun;

    /// <summary>A slice or a picture header came since the access unit began.</summary>
    private bool _hasPicture;

    /// <summary>A slice came since the access unit began.</summary>
    private bool _hasSlice;
    private bool _isInter;

    public override int OnStartCode(byte code, long position)
    {
        _unitAt = position;
        return VvcUnitType.Layer(code) == 0 ? StartCodeScanner.LargestUnit : 0;
    }

    public override void OnUnit(ReadOnlySpan<byte> unit)
    {
        if (unit.Length < VvcUnitType.HeaderSize)
        {
            return;
        }

        switch (VvcUnitType.Of(unit[1]))
        {
            case <= VvcUnitType.LastOfSlices:
                OnSlice(unit);
                break;
            case VvcUnitType.VideoParameters:
                BeginUnlessBegun();
                if (_lastWhole.IsNew(unit) && VvcVideoParameters.TryRead(unit, out VvcVideoParameters whole) == ParseStatus.Complete)
                {
                    _whole = whole;
                    _ = _last.IsNew([]);
                }

                break;
            case VvcUnitType.SequenceParameters:
                BeginUnlessBegun();
                OnSequence(unit);
                break;
            case VvcUnitType.PictureHeader when VvcPictureHeader.TryRead(unit, out VvcPictureHeader header) == ParseStatus.Complete:
                BeginUnlessBegun();
                _hasPicture = true;
                _isInter = header.IsInter;
                break;
            case (>= VvcUnitType.OperatingPoint and <= VvcUnitType.PrefixAdaptation) or VvcUnitType.Delimiter or VvcUnitType.PrefixMessages:
                BeginUnlessBegun();
                break;
            default:
                break;
        }
    }

    protected override void Forget()
    {
        _isBegun = false;
        _hasPicture = false;
        _hasSlice = false;
        _isBottom = false;
    }

    private void OnSequence(ReadOnlySpan<byte> unit)
    {
        if (_last.IsNew(unit) && VvcSequenceParameters.TryRead(unit, out VvcSequenceParameters sequence) == ParseStatus.Complete)
        {
            _isFields = sequence.IsFields;
            Format = sequence.Describe(_whole);
        }
    }

    private void OnSlice(ReadOnlySpan<byte> unit)
    {
        if (VvcPictureHeader.TryRead(unit, out VvcPictureHeader header) == ParseStatus.Complete)
        {
            BeginUnlessBegun();
            _isInter = header.IsInter;
        }
        else if (!_hasPicture || _hasSlice)
        {
            // A further slice of the picture, or one whose picture header was lost.
            return;
        }

        _hasPicture = true;
        _hasSlice = true;
        int type = VvcUnitType.Of(unit[1]);
        Picture.Add(_isInter ? PictureType.Predicted : PictureType.I);
        Picture.IsKey = type >= VvcUnitType.IdrWithLeading;
        Picture.IsClosed = type switch
        {
            VvcUnitType.IdrWithLeading or VvcUnitType.Idr => true,
            VvcUnitType.CleanRandomAccess => false,
            _ => null,
        };
        Picture.IsField = _isFields;
        Picture.IsBottom = _isBottom;
        _isBottom = _isFields && !_isBottom;
    }

    private void BeginUnlessBegun()
    {
        if (!_isBegun || _hasPicture)
        {
            Begin(_unitAt);
            _isBegun = true;
            _hasPicture = false;
            _hasSlice = false;
        }
    }
}
