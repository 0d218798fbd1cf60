using Monitoring.Analysis.Timing;
using Monitoring.Probe.Inputs;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Keeps what an input hands on.</summary>
internal sealed class RecordingReceiver : IStreamReceiver
{
    private readonly Lock _gate = new();
    private readonly List<(byte[] Bytes, Instant Arrival)> _pieces = [];
    private readonly List<(string Before, string After)> _senders = [];
    private int _restarts;

    public IReadOnlyList<(byte[] Bytes, Instant Arrival)> Pieces
    {
        get
        {
            lock (_gate)
            {
                return [.. _pieces];
            }
        }
    }

    public IReadOnlyList<(string Before, string After)> Senders
    {
        get
        {
            lock (_gate)
            {
                return [.. _senders];
            }
        }
    }

    public int Restarts => Volatile.Read(ref _restarts);

    public long Bytes => Pieces.Sum(p => (long)p.Bytes.Length);

    public void OnData(ReadOnlySpan<byte> bytes, Instant arrival)
    {
        lock (_gate)
        {
            _pieces.Add((bytes.ToArray(), arrival));
        }
    }

    public void OnSender(string before, string after, Instant at)
    {
        lock (_gate)
        {
            _senders.Add((before, after));
        }
    }

    public void OnRestart() => Interlocked.Increment(ref _restarts);
}
