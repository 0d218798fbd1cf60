using BenchmarkDotNet.Attributes;

using Monitoring.Analysis;
using Monitoring.Analysis.Timing;

namespace Monitoring.Benchmarks.Analysis;

/// <summary>Everything a probe does with a packet: sync, continuity, tables, PCR, all checks, bitrates. Figures are per packet.</summary>
public class FullAnalysisBenchmark : IConditionSink
{
    private const int Packets = 100_000;
    private const int DatagramLength = 7 * 188;
    private const long NanosecondsPerDatagram = 277_000;

    private byte[] _stream = [];
    private TransportStreamAnalyzer _file = null!;
    private TransportStreamAnalyzer _live = null!;
    private long _now;

    [GlobalSetup]
    public void Prepare()
    {
        _stream = SyntheticStream.Packets(Packets);
        _file = new TransportStreamAnalyzer(new AnalysisOptions { Clock = ClockKind.Stream }, this);
        _live = new TransportStreamAnalyzer(new AnalysisOptions { Clock = ClockKind.Wall, CountsDatagrams = true }, this);
    }

    /// <summary>A recording in one piece, on its own clock.</summary>
    [Benchmark(OperationsPerInvoke = Packets, Baseline = true)]
    public void File()
    {
        _file.Restart();
        _file.Write(_stream, default);
    }

    /// <summary>The same as datagrams of seven packets, each with its arrival time.</summary>
    [Benchmark(OperationsPerInvoke = Packets)]
    public void Datagrams()
    {
        _live.Restart();
        for (int at = 0; at < _stream.Length; at += DatagramLength)
        {
            _now += NanosecondsPerDatagram;
            _live.Write(_stream.AsSpan(at, Math.Min(DatagramLength, _stream.Length - at)), new Instant(_now));
        }
    }

    public void OnCondition(in ConditionEdge edge)
    {
        // What the seam between two turns of the recording may raise does not matter here.
    }
}
