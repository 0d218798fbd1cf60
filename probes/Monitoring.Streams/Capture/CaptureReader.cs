using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Capture;

/// <summary>
/// Takes the frames out of a capture, pcap or pcapng, in bytes cut anywhere. Frames are handed on where they lie; only what a call leaves
/// unfinished is copied. A record that cannot be true ends the reading: nothing tells where the next one begins.
/// </summary>
public sealed class CaptureReader(ICaptureSink sink)
{
    private const int MagicSize = 4;

    private readonly List<PcapNgInterface> _interfaces = [];
    private PcapFileHeader _file;
    private bool _isBigEndian;
    private byte[] _carry = [];
    private int _held;
    private int _needed;
    private long _toSkip;

    /// <summary>The format; unknown before the first bytes.</summary>
    public CaptureFormat Format { get; private set; }

    /// <summary>Frames handed on.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames that name an interface the capture does not describe: what is in them nobody can say.</summary>
    public long UndescribedFrames { get; private set; }

    /// <summary>The capture is damaged from a place on, or was none to begin with; what follows is not read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The bytes written so far end within a record.</summary>
    public bool EndsWithin => _held > 0 || _toSkip > 0;

    /// <summary>Whether a file that begins so is a capture.</summary>
    public static CaptureFormat Recognize(ReadOnlySpan<byte> head) =>
        head.Length < MagicSize ? CaptureFormat.Unknown
        : PcapFileHeader.TryRead(head, out _) != ParseStatus.Malformed ? CaptureFormat.Pcap
        : ByteOrder.ReadUInt32(head, isBigEndian: true) == PcapNgBlock.SectionHeader ? CaptureFormat.PcapNg
        : CaptureFormat.Unknown;

    /// <summary>Takes the next bytes of the file.</summary>
    public void Write(ReadOnlySpan<byte> chunk)
    {
        while (!chunk.IsEmpty && !IsBroken)
        {
            if (_toSkip > 0)
            {
                int skipped = (int)Math.Min(_toSkip, chunk.Length);
                _toSkip -= skipped;
                chunk = chunk[skipped..];
            }
            else if (_held > 0)
            {
                int taken = Math.Min(_needed - _held, chunk.Length);
                Hold(chunk[..taken]);
                chunk = chunk[taken..];
                if (_held == _needed && Take(_carry.AsSpan(0, _held)) > 0)
                {
                    _held = 0;
                }
            }
            else
            {
                int taken = Take(chunk);
                if (taken == 0)
                {
                    taken = IsBroken ? 0 : chunk.Length;
                    Hold(chunk[..taken]);
                }

                chunk = chunk[taken..];
            }
        }
    }

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        if (_carry.Length < _needed)
        {
            Array.Resize(ref _carry, _needed);
        }

        bytes.CopyTo(_carry.AsSpan(_held));
        _held += bytes.Length;
    }

    /// <summary>Takes what stands at the start; returns its length, or 0 when <c>_needed</c> bytes are needed to go on.</summary>
    private int Take(ReadOnlySpan<byte> bytes) => Format switch
    {
        CaptureFormat.Pcap => TakeRecord(bytes),
        CaptureFormat.PcapNg => TakeBlock(bytes),
        _ => TakeHead(bytes),
    };

    private int TakeHead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < MagicSize)
        {
            return Needs(MagicSize);
        }

        switch (Recognize(bytes))
        {
            case CaptureFormat.Pcap when PcapFileHeader.TryRead(bytes, out _file) == ParseStatus.Complete:
                Format = CaptureFormat.Pcap;
                return PcapFileHeader.Size;
            case CaptureFormat.Pcap:
                return Needs(PcapFileHeader.Size);
            case CaptureFormat.PcapNg:
                Format = CaptureFormat.PcapNg;
                return TakeBlock(bytes);
            default:
                return Break();
        }
    }

    private int TakeRecord(ReadOnlySpan<byte> bytes)
    {
        switch (PcapRecord.TryRead(bytes, _file, out PcapRecord record, out int needed))
        {
            case ParseStatus.Complete:
                Frames++;
                sink.OnFrame(record.Frame);
                return record.Length;
            case ParseStatus.NeedMoreData:
                return Needs(needed);
            default:
                return Break();
        }
    }

    private int TakeBlock(ReadOnlySpan<byte> bytes)
    {
        ParseStatus status = PcapNgBlock.TryRead(bytes, _isBigEndian, out PcapNgBlock block);
        if (status == ParseStatus.NeedMoreData)
        {
            return Needs(PcapNgBlock.Overhead);
        }

        if (status == ParseStatus.Malformed || (block.IsRead && block.TotalLength > CaptureLimits.LongestBlock))
        {
            return Break();
        }

        if (block.Type == PcapNgBlock.SectionHeader)
        {
            _isBigEndian = block.IsBigEndian;
            _interfaces.Clear();
        }

        if (!block.IsRead)
        {
            _toSkip = block.TotalLength - PcapNgBlock.Overhead;
            return PcapNgBlock.Overhead;
        }

        int length = (int)block.TotalLength;
        if (bytes.Length < length)
        {
            return Needs(length);
        }

        return Read(block, bytes.Slice(PcapNgBlock.HeadSize, block.BodyLength)) ? length : Break();
    }

    private bool Read(in PcapNgBlock block, ReadOnlySpan<byte> body)
    {
        if (block.Type == PcapNgBlock.InterfaceDescription)
        {
            bool isWhole = PcapNgInterface.TryRead(body, block.IsBigEndian, out PcapNgInterface description) == ParseStatus.Complete;
            if (isWhole && _interfaces.Count < CaptureLimits.MostInterfaces)
            {
                _interfaces.Add(description);
            }

            return isWhole;
        }

        if (PcapNgPacket.TryRead(body, block, out PcapNgPacket packet) != ParseStatus.Complete)
        {
            return false;
        }

        if (packet.InterfaceId >= _interfaces.Count)
        {
            UndescribedFrames++;
            return true;
        }

        PcapNgInterface source = _interfaces[packet.InterfaceId];
        bool isCut = packet.Timestamp is null && source.SnapLength > 0 && source.SnapLength < packet.Bytes.Length;
        ReadOnlySpan<byte> bytes = isCut ? packet.Bytes[..(int)source.SnapLength] : packet.Bytes;
        Frames++;
        sink.OnFrame(new CapturedFrame(
            source.Link, packet.Timestamp is { } units ? source.Time(units) : null, packet.OriginalLength, bytes));
        return true;
    }

    private int Needs(int bytes)
    {
        _needed = bytes;
        return 0;
    }

    private int Break()
    {
        IsBroken = true;
        _held = 0;
        return 0;
    }
}
