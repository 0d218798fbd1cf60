using Monitoring.Analysis.Carriers;
using Monitoring.Analysis.Elementary.Audio;
using Monitoring.Analysis.Elementary.Video;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tables;
using Monitoring.Streams.Audio;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Pes;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Elementary;

/// <summary>The PES packets of one PID that a PMT names: their headers, and the bytes of the elementary stream within.</summary>
internal sealed class ElementaryChannel
{
    /// <summary>Bytes of a PES header up to the end of the DTS.</summary>
    private const int HeaderKept = 19;

    private readonly AccessUnits _units = new();
    private readonly CodecReader? _reader;
    private readonly byte[] _head = new byte[HeaderKept];
    private int _headLength;

    /// <summary>Bytes of the header that have still to be passed over.</summary>
    private int _headerLeft;
    private Stage _stage;

    public ElementaryChannel(ProgramComponent component)
    {
        Component = component;
        _reader = CodecReaders.Of(component.Format, _units);
        Carrier = CarrierReader.Of(component);
    }

    private enum Stage
    {
        /// <summary>Nothing to continue: the next PES packet is waited for.</summary>
        Waiting,

        /// <summary>Within the PES header.</summary>
        Header,

        /// <summary>Within PES_packet_data_bytes.</summary>
        Body,
    }

    /// <summary>Looks for another multiplex in private data; null for what is none.</summary>
    public CarrierReader? Carrier { get; }

    /// <summary>What the PMT says of the stream.</summary>
    public ProgramComponent Component { get; }

    /// <summary>The last packet, or the PES packet, is scrambled, so that nothing can be read.</summary>
    public bool IsScrambled { get; private set; }

    /// <summary>The PES header read last.</summary>
    public PesHeader Header { get; private set; }

    /// <summary>Bytes of the elementary stream so far; access units are counted from the same byte.</summary>
    public long Position => _units.Position;

    /// <summary>An access unit has begun and not ended.</summary>
    public bool IsInUnit => _units.IsOpen;

    /// <summary>What the headers of a picture stream say; null while none were read. Another object where they say something else.</summary>
    public VideoFormat? Video => (_reader as VideoReader)?.Format;

    /// <summary>The same, once a picture came that it holds for.</summary>
    public VideoFormat? Shown => (_reader as VideoReader)?.Shown;

    /// <summary>What was counted of pictures; null where the stream has none, or they are not read.</summary>
    public PictureMeter? Pictures => (_reader as VideoReader)?.Pictures;

    /// <summary>What the headers of a sound stream say; null while none were read.</summary>
    public AudioFormat? Sound => (_reader as AudioReader)?.Format;

    /// <summary>Hears of every access unit; null where nothing follows them.</summary>
    public IAccessUnitSink? Units
    {
        get => _units.Sink;
        set => _units.Sink = value;
    }

    /// <summary>The PMT describes the same stream, so that what was begun may be continued.</summary>
    public bool Fits(ProgramComponent other) => other.StreamType == Component.StreamType && other.Format == Component.Format;

    /// <summary>Takes the payload of the next packet.</summary>
    /// <param name="payload">data_bytes of the packet.</param>
    /// <param name="starts">payload_unit_start_indicator.</param>
    /// <param name="scrambled">transport_scrambling_control is not 0.</param>
    /// <param name="now">Time of the packet, in nanoseconds.</param>
    /// <param name="position">Its position in the input, in packets.</param>
    /// <returns>A PES header with a PTS ended within: it is <see cref="Header"/>.</returns>
    public bool OnPacket(ReadOnlySpan<byte> payload, bool starts, bool scrambled, long now, long position)
    {
        if (scrambled)
        {
            IsScrambled = true;
            Break();
            return false;
        }

        Carrier?.Push(payload, starts);
        if (starts)
        {
            _stage = Stage.Header;
            _headLength = 0;
            _headerLeft = 0;
        }

        int before = payload.Length;
        bool hasPts = _stage == Stage.Header && ReadHeader(ref payload);
        if (_stage != Stage.Waiting && !IsScrambled && _reader is not null)
        {
            Units?.OnPacket(before - payload.Length, payload.Length, now, position);
        }

        if (_stage == Stage.Body && !payload.IsEmpty && !IsScrambled && _reader is { } reader)
        {
            _units.OnBytes(payload.Length, now, position);
            reader.Push(payload);
        }

        return hasPts;
    }

    /// <summary>Packets are missing: what was begun cannot be continued.</summary>
    public void Break()
    {
        Carrier?.Break();
        Interrupt();
    }

    /// <summary>What comes does not continue the PES packet.</summary>
    private void Interrupt()
    {
        if (_stage != Stage.Waiting)
        {
            _stage = Stage.Waiting;
            _reader?.Break();
            _units.Break();
        }
    }

    /// <summary>The input has ended.</summary>
    public void Complete() => _reader?.Complete();

    /// <summary>What the headers of the stream say, or why they say nothing.</summary>
    public ElementaryReport Describe() =>
        _reader?.Describe() ?? new ElementaryReport
        {
            Reason = IsScrambled ? "scrambled" : _reader is null ? Carrier?.Found is { } found ? $"a multiplex in {found.Kind}" : "headers of this coding are not read" : "no header came",
        };

    /// <summary>Passes over the PES header, which may go on in the next packet; true where it ended and has a PTS.</summary>
    private bool ReadHeader(ref ReadOnlySpan<byte> payload)
    {
        bool hasPts = false;
        if (_headerLeft == 0)
        {
            switch (ReadTimestamps(ref payload))
            {
                case ParseStatus.Malformed:
                    Interrupt();
                    return false;
                case ParseStatus.NeedMoreData:
                    payload = default;
                    return false;
                default:
                    hasPts = Header.Pts is not null;
                    break;
            }
        }

        int passed = Math.Min(_headerLeft, payload.Length);
        _headerLeft -= passed;
        payload = payload[passed..];
        if (_headerLeft == 0)
        {
            _stage = Stage.Body;
            _units.OnPes(Header);
            _reader?.OnPes();
        }

        return hasPts;
    }

    /// <summary>Reads the part of the header that says something; where it is not whole yet it is kept.</summary>
    private ParseStatus ReadTimestamps(ref ReadOnlySpan<byte> payload)
    {
        ParseStatus status;
        PesHeader header;
        if (_headLength == 0)
        {
            status = PesHeader.TryRead(payload, out header);
            if (status == ParseStatus.NeedMoreData)
            {
                payload[..Math.Min(payload.Length, HeaderKept)].CopyTo(_head);
                _headLength = Math.Min(payload.Length, HeaderKept);
            }
        }
        else
        {
            int known = _headLength;
            int more = Math.Min(HeaderKept - known, payload.Length);
            payload[..more].CopyTo(_head.AsSpan(known));
            _headLength += more;
            status = PesHeader.TryRead(_head.AsSpan(0, _headLength), out header);
            _headerLeft = -known;
        }

        if (status == ParseStatus.Complete)
        {
            Header = header;
            IsScrambled = header.ScramblingControl != 0;
            _headerLeft += header.HeaderLength;
        }
        else
        {
            _headerLeft = 0;
        }

        return status;
    }
}
