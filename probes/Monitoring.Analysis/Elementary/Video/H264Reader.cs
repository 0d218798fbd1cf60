using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.H264;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>H.264: sequence parameter sets, slice headers, recovery points.</summary>
internal sealed class H264Reader(AccessUnits units) : VideoReader(units)
{
    private const int Delimiter = 9;
    private const int PictureParameters = 8;
    private const int Messages = 6;
    private const int HeaderSize = 1;
    private const int FirstOfExtensions = 14;
    private const int LastOfExtensions = 18;

    private readonly LastHeader _last = new();
    private H264SequenceParameters _sequence;
    private bool _isBegun;

    /// <summary>A slice came since the access unit began.</summary>
    private bool _hasSlice;

    /// <summary>A sequence parameter set or a recovery point came since the access unit began.</summary>
    private bool _isEntry;
    private long _sliceAt;

    public override int OnStartCode(byte code, long position)
    {
        int type = code & 0x1F;
        switch (type)
        {
            case H264SliceHeader.NalUnitType or H264SliceHeader.PartitionNalUnitType or H264SliceHeader.IdrNalUnitType:
                _sliceAt = position;
                return H264SliceHeader.Size;
            case H264SequenceParameters.NalUnitType:
                BeginUnlessBegun(position);
                return StartCodeScanner.LargestUnit;
            case Messages:
                BeginUnlessBegun(position);
                return SupplementalMessages.Size;
            case Delimiter or PictureParameters or (>= FirstOfExtensions and <= LastOfExtensions):
                BeginUnlessBegun(position);
                return 0;
            default:
                return 0;
        }
    }

    public override void OnUnit(ReadOnlySpan<byte> unit)
    {
        switch (unit[0] & 0x1F)
        {
            case H264SequenceParameters.NalUnitType:
                _isEntry = true;
                if (_last.IsNew(unit) && H264SequenceParameters.TryRead(unit, out H264SequenceParameters sequence) == ParseStatus.Complete)
                {
                    _sequence = sequence;
                    Format = sequence.Describe();
                }

                break;
            case Messages:
                OnMessages(unit);
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
        _isEntry = false;
    }

    private void OnMessages(ReadOnlySpan<byte> unit)
    {
        SupplementalMessages messages = new(unit, HeaderSize);
        while (messages.MoveNext())
        {
            switch (messages.Type)
            {
                case SupplementalMessages.RecoveryPoint:
                    _isEntry = true;
                    break;
                case SupplementalMessages.BufferingPeriod
                    when H264BufferingPeriod.TryRead(messages.Payload, _sequence, out H264BufferingPeriod period) == ParseStatus.Complete:
                    Schedule.InitialRemoval = period.InitialRemovalDelay;
                    break;
                case SupplementalMessages.PictureTiming
                    when H264PictureTiming.TryRead(messages.Payload, _sequence, out H264PictureTiming timing) == ParseStatus.Complete:
                    Schedule.Removal = timing.RemovalDelay;
                    Schedule.Tick = _sequence.ClockTick;
                    break;
                default:
                    break;
            }
        }
    }

    private void OnSlice(ReadOnlySpan<byte> unit)
    {
        if (H264SliceHeader.TryRead(unit, _sequence, out H264SliceHeader slice) != ParseStatus.Complete)
        {
            return;
        }

        if (slice.FirstMacroblock == 0)
        {
            BeginUnlessBegun(_sliceAt);
        }
        else if (!_hasSlice)
        {
            // The first slices of the picture were lost: what is left of it says nothing of the whole.
            return;
        }

        _hasSlice = true;
        Picture.Add(slice.Type);
        bool isIdr = (unit[0] & 0x1F) == H264SliceHeader.IdrNalUnitType;
        Picture.IsKey = Picture.Type == PictureType.I && (isIdr || _isEntry);
        Picture.IsClosed = isIdr;
        Picture.FrameNumber = slice.FrameNumber;
        Picture.IsField = Format is not null && slice.IsField;
        Picture.IsBottom = slice.IsBottom;
    }

    private void BeginUnlessBegun(long position)
    {
        if (!_isBegun || _hasSlice)
        {
            Begin(position);
            _isBegun = true;
            _hasSlice = false;
            _isEntry = false;
        }
    }
}
