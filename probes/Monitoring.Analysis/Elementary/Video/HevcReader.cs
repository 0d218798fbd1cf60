using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Hevc;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>HEVC: parameter sets and slice segment headers of the base layer.</summary>
internal sealed class HevcReader(AccessUnits units) : VideoReader(units)
{
    private const int Delimiter = 35;
    private const int PrefixMessages = 39;
    private const int HeaderSize = 2;

    private readonly LastHeader _last = new();
    private readonly LastHeader _lastWhole = new();
    private HevcVideoParameters? _whole;
    private HevcSequenceParameters _sequence;
    private readonly byte[] _extraSliceBits = new byte[HevcPictureParameters.Count];
    private bool _isFields;
    private bool _isBottom;
    private bool _isBegun;

    /// <summary>A slice came since the access unit began.</summary>
    private bool _hasSlice;
    private long _sliceAt;

    public override int OnStartCode(byte code, long position)
    {
        switch ((code >> 1) & 0x3F)
        {
            case <= HevcSliceHeader.LastOfEntries:
                _sliceAt = position;
                return HevcSliceHeader.Size;
            case HevcVideoParameters.NalUnitType or HevcSequenceParameters.NalUnitType:
                BeginUnlessBegun(position);
                return StartCodeScanner.LargestUnit;
            case PrefixMessages:
                BeginUnlessBegun(position);
                return SupplementalMessages.Size;
            case HevcPictureParameters.NalUnitType:
                BeginUnlessBegun(position);
                return HevcPictureParameters.Size;
            case Delimiter:
                BeginUnlessBegun(position);
                return 0;
            default:
                return 0;
        }
    }

    public override void OnUnit(ReadOnlySpan<byte> unit)
    {
        switch ((unit[0] >> 1) & 0x3F)
        {
            case HevcVideoParameters.NalUnitType:
                if (_lastWhole.IsNew(unit) && HevcVideoParameters.TryRead(unit, out HevcVideoParameters whole) == ParseStatus.Complete)
                {
                    _whole = whole;
                    _ = _last.IsNew([]);
                }

                break;
            case HevcSequenceParameters.NalUnitType:
                if (_last.IsNew(unit) && HevcSequenceParameters.TryRead(unit, out HevcSequenceParameters sequence) == ParseStatus.Complete)
                {
                    _sequence = sequence;
                    _isFields = sequence.IsFields;
                    Format = sequence.Describe(_whole);
                }

                break;
            case PrefixMessages:
                OnMessages(unit);
                break;
            case HevcPictureParameters.NalUnitType:
                if (HevcPictureParameters.TryRead(unit, out HevcPictureParameters picture) == ParseStatus.Complete)
                {
                    _extraSliceBits[picture.Id] = (byte)picture.ExtraSliceBits;
                }

                break;
            default:
                OnSlice(unit);
                break;
        }
    }

    protected override void Forget()
    {
        _isBegun = false;
        _hasSlice = false;
        _isBottom = false;
    }

    private void OnMessages(ReadOnlySpan<byte> unit)
    {
        HevcBufferParameters? buffer = _sequence.Buffer ?? _whole?.Buffer;
        SupplementalMessages messages = new(unit, HeaderSize);
        while (messages.MoveNext())
        {
            switch (messages.Type)
            {
                case SupplementalMessages.BufferingPeriod
                    when HevcBufferingPeriod.TryRead(messages.Payload, _sequence, buffer, out HevcBufferingPeriod period) == ParseStatus.Complete:
                    Schedule.InitialRemoval = period.InitialRemovalDelay;
                    break;
                case SupplementalMessages.PictureTiming
                    when HevcPictureTiming.TryRead(messages.Payload, _sequence, buffer, out HevcPictureTiming timing) == ParseStatus.Complete:
                    Schedule.Removal = timing.RemovalDelay;
                    Schedule.Tick = (_sequence.PictureRate ?? _whole?.PictureRate) is { } rate ? Ratio.Of(rate.Denominator, rate.Numerator) : null;
                    break;
                default:
                    break;
            }
        }
    }

    private void OnSlice(ReadOnlySpan<byte> unit)
    {
        if (HevcSliceHeader.TryRead(unit, _extraSliceBits, out HevcSliceHeader slice) != ParseStatus.Complete
            || slice.Layer > 0 || !slice.IsFirst)
        {
            return;
        }

        BeginUnlessBegun(_sliceAt);
        _hasSlice = true;
        Picture.Add(slice.Type);
        Picture.IsKey = slice.IsEntry;
        Picture.IsClosed = slice.IsInstantaneous;
        Picture.IsField = _isFields;
        Picture.IsBottom = _isBottom;
        _isBottom = _isFields && !_isBottom;
    }

    private void BeginUnlessBegun(long position)
    {
        if (!_isBegun || _hasSlice)
        {
            Begin(position);
            _isBegun = true;
            _hasSlice = false;
        }
    }
}
