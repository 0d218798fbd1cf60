namespace Monitoring.Streams.TransportStream;

/// <summary>
/// Finds the packets in a stream of bytes that may begin, break and end anywhere, in packets of 188, 192 (four bytes of time stamp first)
/// or 204 bytes (sixteen bytes of parity last). Aligned runs are handed on where they lie; only what a call leaves undecided is copied.
/// Synchronisation is gained with five sync bytes at one distance and lost with two consecutive bad ones (TR 101 290 No 1.1). What is found
/// depends on the bytes alone, never on how they were cut into calls.
/// </summary>
public sealed class PacketSynchronizer(ITransportPacketSink sink)
{
    /// <summary>
    /// Longest run handed on at once: what the second-level cache holds, so that nothing is fetched twice, and more than lies between two PCRs,
    /// so that most packets need not be copied to wait for the next.
    /// </summary>
    private const int LongestRun = 4096;

    /// <summary>More than a search ever leaves undecided: one packet of candidates and five packets from the last of them.</summary>
    private const int CarryCapacity = 2048;

    private readonly byte[] _carry = new byte[CarryCapacity];
    private int _held;
    private int _stride;
    private int _gap;
    private long _offset;
    private long _searchStart;

    /// <summary>188, 192 or 204; 0 until known. After a loss it is what it was.</summary>
    public int PacketSize => _stride;

    /// <summary>Packets are being found.</summary>
    public bool InSync { get; private set; }

    /// <summary>Takes the next bytes of the input.</summary>
    public void Write(ReadOnlySpan<byte> chunk)
    {
        while (_held > 0 && !chunk.IsEmpty)
        {
            int wanted = InSync && _held < TransportPacket.Length ? TransportPacket.Length - _held : CarryCapacity - _held;
            int taken = Math.Min(wanted, chunk.Length);
            chunk[..taken].CopyTo(_carry.AsSpan(_held));
            int consumed = Process(_carry.AsSpan(0, _held + taken));
            if (consumed >= _held)
            {
                chunk = chunk[(consumed - _held)..];
                _held = 0;
            }
            else
            {
                _held += taken - consumed;
                _carry.AsSpan(consumed, _held).CopyTo(_carry);
                chunk = chunk[taken..];
            }
        }

        if (!chunk.IsEmpty)
        {
            ReadOnlySpan<byte> rest = chunk[Process(chunk)..];
            rest.CopyTo(_carry);
            _held = rest.Length;
        }
    }

    /// <summary>
    /// The input has ended. Packets of a short input, too few to gain synchronisation, are found here; bytes that are left over are
    /// reported.
    /// <see cref="Reset"/> comes before the first byte of another input.
    /// </summary>
    public void Complete()
    {
        ReadOnlySpan<byte> rest = _carry.AsSpan(0, _held);
        if (!InSync && _stride == 0 && ShortInput.TryFind(rest, _offset, out int position, out int stride))
        {
            _offset += position;
            Acquire(stride);
            rest = rest[position..];
            rest = rest[ProcessSynchronized(rest)..];
        }

        if (InSync && _gap == 0 && rest.Length >= TransportPacket.Length)
        {
            sink.OnSyncByteError(_offset, rest[0]);
            rest = rest[TransportPacket.Length..];
        }

        long left = rest.Length + (InSync ? BytesOfNextTimestamp() : _offset - _searchStart);
        if (left > 0)
        {
            sink.OnTrailing((int)Math.Min(left, int.MaxValue));
        }

        _held = 0;
        _gap = 0;
    }

    /// <summary>Forgets everything; the next byte is the first of a new input.</summary>
    public void Reset()
    {
        InSync = false;
        _held = 0;
        _stride = 0;
        _gap = 0;
        _offset = 0;
        _searchStart = 0;
    }

    /// <summary>
    /// Works on <paramref name="span"/>, whose first byte lies at <c>_offset</c>, and returns how many bytes are done with.
    /// </summary>
    private int Process(ReadOnlySpan<byte> span)
    {
        int done = 0;
        while (true)
        {
            if (InSync)
            {
                done += ProcessSynchronized(span[done..]);
                if (InSync)
                {
                    return done;
                }
            }

            var search = SyncSearch.Run(span[done..]);
            _offset += search.Position;
            done += search.Position;
            if (search.Stride == 0)
            {
                return done;
            }

            Acquire(search.Stride);
        }
    }

    /// <summary>Bytes of the next packet that are done with already: the part of its time stamp that came.</summary>
    private int BytesOfNextTimestamp() => _stride == PacketSizes.WithTimestamp && _gap > 0 ? PacketSizes.TimestampSize - _gap : 0;

    private void Acquire(int stride)
    {
        _stride = stride;
        _gap = 0;
        InSync = true;
        long start = Math.Max(_searchStart, stride == PacketSizes.WithTimestamp ? _offset - PacketSizes.TimestampSize : _offset);
        sink.OnSyncAcquired(start, stride, start - _searchStart);
    }

    private int ProcessSynchronized(ReadOnlySpan<byte> span)
    {
        int done = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = span[done..];
            int step;
            if (_gap > 0)
            {
                step = Math.Min(_gap, rest.Length);
                _gap -= step;
                if (step == 0)
                {
                    return done;
                }
            }
            else if (rest.Length < TransportPacket.Length)
            {
                return done;
            }
            else if (rest[0] == TransportPacket.SyncByte)
            {
                int count = CountPackets(rest);
                step = ((count - 1) * _stride) + TransportPacket.Length;
                _gap = _stride - TransportPacket.Length;
                sink.OnPackets(rest[..step], _stride, count, _offset);
            }
            else if (rest.Length <= _stride)
            {
                return done;
            }
            else if (rest[_stride] == TransportPacket.SyncByte)
            {
                step = TransportPacket.Length;
                _gap = _stride - TransportPacket.Length;
                sink.OnSyncByteError(_offset, rest[0]);
            }
            else
            {
                InSync = false;
                _searchStart = _offset;
                sink.OnSyncLoss(_offset);
                return done;
            }

            done += step;
            _offset += step;
        }
    }

    /// <summary>Complete packets from the start of <paramref name="bytes"/> up to the first bad sync byte, at least one.</summary>
    private int CountPackets(ReadOnlySpan<byte> bytes)
    {
        int stride = _stride;
        int most = Math.Min(LongestRun, ((bytes.Length - TransportPacket.Length) / stride) + 1);
        int count = 1;
        for (int at = stride; count < most && bytes[at] == TransportPacket.SyncByte; at += stride)
        {
            count++;
        }

        return count;
    }
}
