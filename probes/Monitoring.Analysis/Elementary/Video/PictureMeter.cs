using Monitoring.Analysis.Reports;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>Counts frames by type, and how many there are from one key frame to the next, in decoding order.</summary>
internal sealed class PictureMeter
{
    private readonly long[] _types = new long[(int)PictureType.Predicted + 1];
    private CodedPicture _first;
    private bool _awaitsSecondField;
    private long _groups;
    private long _open;
    private long _closed;
    private long _framesInGroups;
    private long _shortest = long.MaxValue;
    private long _longest;

    /// <summary>Frames since the last key frame, it included; 0 while none has come since the last break.</summary>
    private long _length;

    public long Frames { get; private set; }

    /// <summary>Frames counted since the last window.</summary>
    public long WindowFrames { get; private set; }

    /// <summary>The longest group that ended since the last window; 0 for none.</summary>
    public long WindowLongest { get; private set; }

    /// <summary>Takes the next picture; true where it begins a frame.</summary>
    public bool Take(in CodedPicture picture)
    {
        if (_awaitsSecondField && picture.Completes(_first))
        {
            _awaitsSecondField = false;
            return false;
        }

        _first = picture;
        _awaitsSecondField = picture.IsField;
        _types[(int)picture.Type]++;
        Frames++;
        WindowFrames++;
        if (!picture.IsKey)
        {
            _length += _length > 0 ? 1 : 0;
            return true;
        }

        EndGroup();
        _length = 1;
        _open += picture.IsClosed == false ? 1 : 0;
        _closed += picture.IsClosed == true ? 1 : 0;
        return true;
    }

    /// <summary>A window ends, and another begins.</summary>
    public void RestartWindow()
    {
        WindowFrames = 0;
        WindowLongest = 0;
    }

    /// <summary>Pictures are missing: the group is of no known length.</summary>
    public void Break()
    {
        _length = 0;
        _awaitsSecondField = false;
    }

    public GroupReport? Describe() =>
        Frames == 0
            ? null
            : new GroupReport(
                _types[(int)PictureType.I],
                _types[(int)PictureType.P],
                _types[(int)PictureType.B],
                _groups,
                _open + _closed == 0 ? null : _open,
                _open + _closed == 0 ? null : _closed,
                _groups == 0 ? null : _shortest,
                _groups == 0 ? null : Math.Round((double)_framesInGroups / _groups, 2),
                _groups == 0 ? null : _longest,
                _types[(int)PictureType.Predicted] is > 0 and var predicted ? predicted : null);

    private void EndGroup()
    {
        if (_length > 0)
        {
            _groups++;
            _framesInGroups += _length;
            _shortest = Math.Min(_shortest, _length);
            _longest = Math.Max(_longest, _length);
            WindowLongest = Math.Max(WindowLongest, _length);
        }
    }
}
