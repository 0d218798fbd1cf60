using Monitoring.Analysis.Tests.Support;
using Monitoring.Analysis.Timing;

namespace Monitoring.Analysis.Tests;

/// <summary>The packet path allocates nothing once the tables are known.</summary>
public sealed class AllocationTests
{
    private const int DatagramSize = 7 * 188;

    [Test]
    public void A_live_input_costs_no_memory_per_packet()
    {
        byte[] stream = Multiplexes.Clean(4);
        TransportStreamAnalyzer analyzer = new(new AnalysisOptions(), new RecordedConditions());
        int warm = stream.Length / 2 / DatagramSize * DatagramSize;
        Play(analyzer, stream, 0, warm);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(analyzer, stream, warm, stream.Length / DatagramSize * DatagramSize);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_file_costs_no_memory_per_packet()
    {
        byte[] stream = Multiplexes.Clean(4);
        AnalysisOptions options = new() { Clock = ClockKind.Stream };
        TransportStreamAnalyzer analyzer = new(options, new RecordedConditions());
        int half = stream.Length / 2;
        analyzer.Write(stream.AsSpan(0, half), default);
        long before = GC.GetAllocatedBytesForCurrentThread();
        analyzer.Write(stream.AsSpan(half), default);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Play(TransportStreamAnalyzer analyzer, byte[] stream, int from, int to)
    {
        for (int at = from; at < to; at += DatagramSize)
        {
            Instant arrival = new((long)(at * 8e9 / Multiplexes.BitsPerSecond));
            analyzer.Write(stream.AsSpan(at, DatagramSize), arrival);
            analyzer.Advance(arrival);
        }
    }
}
