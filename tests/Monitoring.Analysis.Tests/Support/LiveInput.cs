using Monitoring.Analysis.Changes;
using Monitoring.Analysis.Timing;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>Plays a constant-rate stream to an analyser as a live host would, on a scripted clock.</summary>
internal sealed class LiveInput : IChangeSink
{
    private const int DatagramSize = 7 * 188;
    private const long Start = 1_800_000_000L * Instant.NanosecondsPerSecond;
    private const long Tick = 20_000_000;

    private readonly TransportStreamAnalyzer _analyzer;
    private readonly List<RecordedWindow> _windows = [];
    private readonly List<StreamChange> _changes = [];
    private long _now = Start;
    private long _windowStart = Start;

    public LiveInput(AnalysisOptions? options = null)
    {
        _analyzer = new TransportStreamAnalyzer(options ?? new AnalysisOptions(), Conditions) { Changes = this };
    }

    public RecordedConditions Conditions { get; } = new();

    /// <summary>What the stream changed.</summary>
    public IReadOnlyList<StreamChange> Changes => _changes;

    public IReadOnlyList<RecordedWindow> Windows => _windows;

    public TransportStreamAnalyzer Analyzer => _analyzer;

    /// <summary>Marks windows as invalid by their number.</summary>
    public Func<int, bool> IsInvalid { get; init; } = static _ => false;

    /// <summary>Datagrams that arrive at once, after a wait for all of them.</summary>
    public int Bursts { get; init; } = 1;

    /// <summary>Seconds since the start.</summary>
    public static double SecondsOf(Instant instant) => (instant.Nanoseconds - Start) / 1e9;

    /// <summary>Sends the stream at its rate.</summary>
    public void Play(byte[] stream, long bitsPerSecond)
    {
        long from = _now;
        for (int at = 0; at < stream.Length; at += DatagramSize)
        {
            int sent = at / (DatagramSize * Bursts) * DatagramSize * Bursts;
            PassUntil(from + (long)(sent * 8e9 / bitsPerSecond));
            _analyzer.Write(stream.AsSpan(at, Math.Min(DatagramSize, stream.Length - at)), new Instant(_now));
        }

        PassUntil(from + (long)(stream.Length * 8e9 / bitsPerSecond));
    }

    /// <summary>Nothing arrives.</summary>
    public void Silence(double seconds) => PassUntil(_now + (long)(seconds * 1e9));

    public void OnChange(StreamChange change) => _changes.Add(change);

    private void PassUntil(long until)
    {
        for (long next = ((_now / Tick) + 1) * Tick; next <= until; next += Tick)
        {
            _analyzer.Advance(new Instant(next));
            if (next - _windowStart >= Instant.NanosecondsPerSecond)
            {
                RecordedWindow window = new();
                _analyzer.CloseWindow(new Instant(_windowStart), new Instant(next), IsInvalid(_windows.Count), window);
                _windows.Add(window);
                _windowStart = next;
            }
        }

        _now = Math.Max(_now, until);
    }
}
