using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Templates;

/// <summary>
/// What came of each PID in the last seconds, from counts taken once a second. Scrambled is what was so in the last of them, where packets
/// came in it.
/// </summary>
internal sealed class TrafficWindow(PidTable pids, int seconds)
{
    private const double BitsPerPacket = TransportPacket.Length * 8;

    private readonly Queue<Counts> _counts = new();
    private Counts? _newest;

    private sealed record Counts(long At, long[] Packets, long[] Scrambled)
    {
        public (long Packets, long Scrambled) Of(int slot) => slot < Packets.Length ? (Packets[slot], Scrambled[slot]) : (0, 0);
    }

    /// <summary>Takes the counts of now. Null until there are enough, and where nothing came in between.</summary>
    /// <param name="now">Judged time, a second or so after the last call.</param>
    public (Dictionary<int, PidTraffic> Pids, double Seconds)? Take(long now)
    {
        Counts last = new(now, new long[pids.Count], new long[pids.Count]);
        for (int slot = 0; slot < pids.Count; slot++)
        {
            last.Packets[slot] = pids[slot].Packets;
            last.Scrambled[slot] = pids[slot].Scrambled;
        }

        Counts? before = _newest;
        _newest = last;
        _counts.Enqueue(last);
        if (before is null || _counts.Count <= seconds)
        {
            return null;
        }

        Counts first = _counts.Dequeue();
        double length = (double)(now - first.At) / Instant.NanosecondsPerSecond;
        Dictionary<int, PidTraffic> traffic = new(pids.Count);
        for (int slot = 0; slot < pids.Count; slot++)
        {
            long packets = last.Packets[slot] - first.Of(slot).Packets;
            Counts since = last.Packets[slot] > before.Of(slot).Packets ? before : first;
            bool isScrambled = last.Scrambled[slot] > since.Of(slot).Scrambled;
            traffic[pids[slot].Pid] = new PidTraffic(packets, isScrambled, (long)(packets * BitsPerPacket / length), IsUnreferenced: false);
        }

        return length > 0 && traffic.Values.Any(t => t.Packets > 0) ? (traffic, length) : null;
    }

    public void Forget()
    {
        _counts.Clear();
        _newest = null;
    }
}
