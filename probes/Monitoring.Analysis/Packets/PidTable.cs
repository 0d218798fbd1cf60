using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Packets;

/// <summary>
/// State by PID: a flat map of all 8192 to the states of those met, which lie side by side. A state never moves within the table, but the
/// table grows when a PID is met for the first time: references are taken anew after <see cref="Slot"/>.
/// </summary>
internal sealed class PidTable
{
    private const int BytesKept = 192;
    private const int FirstCapacity = 32;

    private readonly ushort[] _slotPlusOne = new ushort[Pid.Count];
    private PidState[] _states = new PidState[FirstCapacity];
    private byte[] _lastPackets = new byte[FirstCapacity * BytesKept];

    /// <summary>Slots that had a packet in the run that is looked at.</summary>
    private int[] _met = new int[FirstCapacity];
    private int _metCount;

    public int Count { get; private set; }

    public ref PidState this[int slot] => ref _states[slot];

    public Span<PidState> States => _states.AsSpan(0, Count);

    /// <summary>The place of a PID, made if there is none.</summary>
    public int Slot(int pid)
    {
        int slot = _slotPlusOne[pid & (Pid.Count - 1)] - 1;
        return slot >= 0 ? slot : Add(pid);
    }

    /// <summary>The place of a PID met before; -1 otherwise.</summary>
    public int Find(int pid) => _slotPlusOne[pid] - 1;

    /// <summary>Room for the last packet of a PID.</summary>
    public Span<byte> LastPacket(int slot) => _lastPackets.AsSpan(slot * BytesKept, TransportPacket.Length);

    /// <summary>Keeps the last packet of each PID that had one in a run, whose bytes are not there for longer.</summary>
    public void KeepLast(ReadOnlySpan<byte> run)
    {
        foreach (int slot in _met.AsSpan(0, _metCount))
        {
            ref PidState state = ref _states[slot];
            run.Slice(state.LastInRun, TransportPacket.Length).CopyTo(LastPacket(slot));
            state.LastInRun = -1;
        }

        _metCount = 0;
    }

    /// <summary>A packet of a PID lies there in the run.</summary>
    public void NoteLast(ref PidState state, int slot, int at)
    {
        if (state.LastInRun < 0)
        {
            _met[_metCount++] = slot;
        }

        state.LastInRun = at;
    }

    private int Add(int pid)
    {
        if (Count == _states.Length)
        {
            Array.Resize(ref _states, Count * 2);
            Array.Resize(ref _lastPackets, Count * 2 * BytesKept);
            Array.Resize(ref _met, Count * 2);
        }

        ref PidState state = ref _states[Count];
        state.Pid = (ushort)pid;
        state.LastInRun = -1;
        state.Programs = [];
        state.LastSeen = Timing.AnalysisClock.Unknown;
        state.UnreferencedSince = Timing.AnalysisClock.Unknown;
        Count++;
        _slotPlusOne[pid] = (ushort)Count;
        return Count - 1;
    }
}
