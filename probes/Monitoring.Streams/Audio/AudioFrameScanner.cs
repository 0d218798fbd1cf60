namespace Monitoring.Streams.Audio;

/// <summary>
/// Finds frames in an audio stream that comes cut anywhere. A frame is believed when another follows it at once, or when it begins where
/// one is expected; from there on every frame begins where the one before ends. What it tells does not depend on the cuts.
/// </summary>
public sealed class AudioFrameScanner(IAudioSyntax syntax)
{
    private readonly byte[] _head = new byte[Math.Max(syntax.HeaderSize, syntax.WantedSize)];
    private readonly byte[] _first = new byte[Math.Max(syntax.HeaderSize, syntax.WantedSize)];
    private int _kept;
    private int _size;
    private int _left;
    private bool _isLocked;
    private bool _isExpected;
    private int _firstKept;
    private int _firstSize;
    private long _firstAt;

    /// <summary>Bytes taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>Takes bytes that follow the ones before.</summary>
    public void Push(ReadOnlySpan<byte> bytes, IAudioFrameSink sink)
    {
        while (!bytes.IsEmpty)
        {
            int taken = _left > 0 ? Pass(bytes.Length) : _kept == 0 && !_isLocked && _firstKept == 0 ? Search(bytes) : Keep(bytes, sink);
            bytes = bytes[taken..];
        }
    }

    /// <summary>A PES packet begins: where no frame is being followed, one most likely begins with the next byte.</summary>
    public void Expect()
    {
        if (!_isLocked && _firstKept == 0)
        {
            Discontinuity();
            _isExpected = true;
        }
    }

    /// <summary>Bytes are missing: frames are searched for anew.</summary>
    public void Discontinuity()
    {
        _kept = 0;
        _size = 0;
        _left = 0;
        _isLocked = false;
        _isExpected = false;
        _firstKept = 0;
    }

    private int Pass(int available)
    {
        int passed = Math.Min(_left, available);
        _left -= passed;
        Position += passed;
        return passed;
    }

    private int Search(ReadOnlySpan<byte> bytes)
    {
        int found = bytes.IndexOf(syntax.FirstByte);
        if (found < 0)
        {
            _isExpected = false;
            Position += bytes.Length;
            return bytes.Length;
        }

        _isExpected &= found == 0;
        _head[_kept++] = syntax.FirstByte;
        Position += found + 1;
        return found + 1;
    }

    private int Keep(ReadOnlySpan<byte> bytes, IAudioFrameSink sink)
    {
        int needed = _size == 0 ? syntax.HeaderSize : Math.Min(_size, _head.Length);
        int more = Math.Min(needed - _kept, bytes.Length);
        bytes[..more].CopyTo(_head.AsSpan(_kept));
        _kept += more;
        Position += more;
        if (_kept == needed)
        {
            Judge(sink);
        }

        return more;
    }

    private void Judge(IAudioFrameSink sink)
    {
        if (_size == 0)
        {
            _size = syntax.SizeOf(_head.AsSpan(0, _kept));
            if (_size < syntax.HeaderSize)
            {
                Refuse();
                return;
            }
        }

        if (_kept == Math.Min(_size, _head.Length))
        {
            Accept(sink);
        }
    }

    /// <summary>No frame begins here: perhaps one does at a later byte of what is kept.</summary>
    private void Refuse()
    {
        _size = 0;
        _isLocked = false;
        _isExpected = false;
        _firstKept = 0;
        int next = _kept > 1 ? _head.AsSpan(1, _kept - 1).IndexOf(syntax.FirstByte) + 1 : 0;
        _kept = next == 0 ? 0 : _kept - next;
        _head.AsSpan(next, _kept).CopyTo(_head);
    }

    private void Accept(IAudioFrameSink sink)
    {
        long at = Position - _kept;
        if (_isLocked || _isExpected || _firstKept > 0)
        {
            if (_firstKept > 0)
            {
                sink.OnFrame(_first.AsSpan(0, _firstKept), _firstSize, _firstAt);
                _firstKept = 0;
            }

            _isLocked = true;
            _isExpected = false;
            sink.OnFrame(_head.AsSpan(0, _kept), _size, at);
        }
        else
        {
            _head.AsSpan(0, _kept).CopyTo(_first);
            _firstKept = _kept;
            _firstSize = _size;
            _firstAt = at;
        }

        _left = _size - _kept;
        _size = 0;
        _kept = 0;
    }
}
