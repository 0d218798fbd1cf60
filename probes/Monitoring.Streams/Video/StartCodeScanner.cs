namespace Monitoring.Streams.Video;

/// <summary>
/// Finds start codes, 0x000001 and a byte, in a video stream that comes cut anywhere, and keeps the first bytes of the units the sink wants.
/// What it tells does not depend on the cuts.
/// </summary>
public sealed class StartCodeScanner
{
    /// <summary>Most bytes of a unit that can be wanted.</summary>
    public const int LargestUnit = 1024;

    /// <summary>Bytes by which a start code may be known late: the zeros of its prefix look like bytes of the unit before.</summary>
    private const int Late = StartCodePrefix.Size - 1;

    private readonly byte[] _unit = new byte[LargestUnit + Late];
    private int _wanted;
    private int _kept;
    private int _zeros;
    private bool _codeIsNext;

    /// <summary>Bytes taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>Takes bytes that follow the ones before.</summary>
    public void Push(ReadOnlySpan<byte> bytes, IStartCodeSink sink)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            if (_codeIsNext)
            {
                Begin(bytes[at++], sink);
                continue;
            }

            ReadOnlySpan<byte> rest = bytes[at..];
            int end = _zeros > 0 ? EndOfCutPrefix(rest) : 0;
            if (end == 0)
            {
                int found = StartCodePrefix.IndexIn(rest);
                end = found < 0 ? 0 : found + StartCodePrefix.Size;
            }

            if (end == 0)
            {
                Keep(rest, sink);
                _zeros = TrailingZeros(rest);
                Position += rest.Length;
                return;
            }

            Keep(rest[..end], sink);
            Position += end;
            at += end;
            _zeros = 0;
            _codeIsNext = true;
            End(sink);
        }
    }

    /// <summary>The stream has ended, and with it the unit begun.</summary>
    public void Complete(IStartCodeSink sink)
    {
        if (_wanted > 0)
        {
            Tell(Math.Min(_kept, _wanted), sink);
        }
    }

    /// <summary>Bytes are missing: the unit begun is dropped, and the next start code waited for.</summary>
    public void Discontinuity()
    {
        _wanted = 0;
        _kept = 0;
        _zeros = 0;
        _codeIsNext = false;
    }

    /// <summary>Where the prefix ends whose zeros, or some of them, came before; 0 where it does not.</summary>
    private int EndOfCutPrefix(ReadOnlySpan<byte> bytes) =>
        _zeros >= 2 && bytes[0] == 1 ? 1
        : bytes.Length >= 2 && bytes[0] == 0 && bytes[1] == 1 ? 2
        : 0;

    private int TrailingZeros(ReadOnlySpan<byte> bytes)
    {
        int zeros = 0;
        while (zeros < Late && zeros < bytes.Length && bytes[^(zeros + 1)] == 0)
        {
            zeros++;
        }

        return zeros == bytes.Length ? Math.Min(Late, zeros + _zeros) : zeros;
    }

    private void Begin(byte code, IStartCodeSink sink)
    {
        _codeIsNext = false;
        _wanted = Math.Min(sink.OnStartCode(code, Position - StartCodePrefix.Size), LargestUnit);
        _kept = 0;
        Position++;
        if (_wanted > 0)
        {
            _unit[_kept++] = code;
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes, IStartCodeSink sink)
    {
        if (_wanted == 0)
        {
            return;
        }

        int more = Math.Min(bytes.Length, _wanted + Late - _kept);
        bytes[..more].CopyTo(_unit.AsSpan(_kept));
        _kept += more;
        if (_kept == _wanted + Late && bytes.Length > more)
        {
            Tell(_wanted, sink);
        }
    }

    /// <summary>A start code ends the unit before all that was wanted: its prefix was kept with it.</summary>
    private void End(IStartCodeSink sink)
    {
        if (_wanted > 0)
        {
            Tell(_kept - StartCodePrefix.Size, sink);
        }
    }

    private void Tell(int length, IStartCodeSink sink)
    {
        _wanted = 0;
        sink.OnUnit(_unit.AsSpan(0, length));
    }
}
