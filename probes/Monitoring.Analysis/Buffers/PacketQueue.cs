namespace Monitoring.Analysis.Buffers;

/// <summary>Packets of one stream that wait for the PCR behind them.</summary>
internal sealed class PacketQueue
{
    private const int FirstCapacity = 256;

    /// <summary>Three megabytes of one stream.</summary>
    private const int MostWaiting = 16384;

    private WaitingPacket[] _packets = new WaitingPacket[FirstCapacity];
    private int _first;

    public int Count { get; private set; }

    /// <summary>The packet that has waited longest.</summary>
    public ref readonly WaitingPacket First => ref _packets[_first];

    /// <summary>False where too many wait.</summary>
    public bool TryAdd(long position, int bytes)
    {
        if (Count == _packets.Length)
        {
            if (Count == MostWaiting)
            {
                return false;
            }

            Grow();
        }

        _packets[(_first + Count) & (_packets.Length - 1)] = new WaitingPacket(position, bytes);
        Count++;
        return true;
    }

    public void Drop()
    {
        _first = (_first + 1) & (_packets.Length - 1);
        Count--;
    }

    public void Clear() => Count = 0;

    private void Grow()
    {
        var larger = new WaitingPacket[Count * 2];
        for (int at = 0; at < Count; at++)
        {
            larger[at] = _packets[(_first + at) & (_packets.Length - 1)];
        }

        _packets = larger;
        _first = 0;
    }
}
