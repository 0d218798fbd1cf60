using Monitoring.Streams.Bits;
using Monitoring.Streams.Carriers;

namespace Monitoring.Analysis.Carriers;

/// <summary>Follows the T2-MI packets of one PID from header to header, ETSI TS 102 773 §6.1.1: the pointer_field leads to the first that begins.</summary>
internal sealed class T2MiReader
{
    private const int IdsPerStream = 256;

    /// <summary>Packets that follow one another by chance hardly ever.</summary>
    private const int Enough = 8;

    /// <summary>Packets that speak for T2-MI where one break speaks against it.</summary>
    private const int PerBreak = 64;

    private readonly byte[] _head = new byte[T2MiPacketHeader.SizeWithPlp];
    private readonly bool[] _plps = new bool[IdsPerStream];
    private int _headLength;
    private int _left;
    private int _lastCount = -1;
    private bool _isWithin;

    /// <summary>Packets whose header is sound and whose packet_count follows the one before.</summary>
    public long Packets { get; private set; }

    /// <summary>Times that a packet was not where the one before said.</summary>
    public long Breaks { get; private set; }

    /// <summary>What comes are T2-MI packets, whatever the tables say.</summary>
    public bool IsSteady => Packets >= Enough + (Breaks * PerBreak);

    /// <summary>t2mi_stream_id met, a bit each.</summary>
    public int Streams { get; private set; }

    /// <summary>plp_id met, in order.</summary>
    public IEnumerable<int> Plps => Enumerable.Range(0, IdsPerStream).Where(id => _plps[id]);

    /// <summary>Takes the payload of the next packet.</summary>
    public void Push(ReadOnlySpan<byte> payload, bool starts)
    {
        if (!starts)
        {
            Follow(payload);
            return;
        }

        int pointer = payload[0];
        if (pointer >= payload.Length)
        {
            Forget();
            Breaks++;
            return;
        }

        Follow(payload.Slice(1, pointer));
        if (_isWithin && (_left > 0 || _headLength > 0))
        {
            Forget();
            Breaks++;
        }

        _isWithin = true;
        Follow(payload[(pointer + 1)..]);
    }

    /// <summary>Packets are missing.</summary>
    public void Forget()
    {
        _isWithin = false;
        _headLength = 0;
        _left = 0;
        _lastCount = -1;
    }

    private void Follow(ReadOnlySpan<byte> bytes)
    {
        while (_isWithin && !bytes.IsEmpty)
        {
            if (_left > 0)
            {
                int passed = Math.Min(_left, bytes.Length);
                _left -= passed;
                bytes = bytes[passed..];
                continue;
            }

            _head[_headLength++] = bytes[0];
            bytes = bytes[1..];
            switch (T2MiPacketHeader.TryRead(_head.AsSpan(0, _headLength), out T2MiPacketHeader header))
            {
                case ParseStatus.Complete:
                    Begin(header);
                    break;
                case ParseStatus.Malformed:
                    Forget();
                    Breaks++;
                    break;
                default:
                    break;
            }
        }
    }

    private void Begin(in T2MiPacketHeader header)
    {
        if (_lastCount >= 0 && header.PacketCount != ((_lastCount + 1) & 0xFF))
        {
            Breaks++;
        }
        else
        {
            Packets++;
            Streams |= 1 << header.T2miStreamId;
            if (header.PlpId is { } plp)
            {
                _plps[plp] = true;
            }
        }

        _lastCount = header.PacketCount;
        _left = header.TotalLength - _headLength;
        _headLength = 0;
    }
}
