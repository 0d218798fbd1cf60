using Monitoring.Analysis.Tests.Support;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>The same input gives the same report, whatever way it is read in.</summary>
public sealed class DeterminismTests
{
    private static readonly byte[] Damaged = BuildDamaged();

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(7 * 188)]
    [TestCase(64 * 1024)]
    public void Cutting_the_input_otherwise_changes_nothing(int chunk)
    {
        string whole = FileAnalysis.Report(Damaged, chunk: Damaged.Length).ToText();
        Assert.That(FileAnalysis.Report(Damaged, chunk: chunk).ToText(), Is.EqualTo(whole));
    }

    [Test]
    public void Twice_the_same_input_gives_the_same_report()
    {
        string first = FileAnalysis.Report(Damaged).ToText();
        Assert.That(FileAnalysis.Report(Damaged).ToText(), Is.EqualTo(first));
    }

    [TestCase(192)]
    [TestCase(204)]
    public void Packets_of_another_size_give_the_same_figures(int packetSize)
    {
        MultiplexBuilder builder = new() { Services = [Multiplexes.First], BitsPerSecond = Multiplexes.BitsPerSecond };
        byte[] bare = builder.Build(TimeSpan.FromSeconds(2));
        byte[] dressed = builder.Build(TimeSpan.FromSeconds(2), packetSize);
        Assert.That(WithoutSizes(dressed), Is.EqualTo(WithoutSizes(bare)));
    }

    private static string WithoutSizes(byte[] stream) => (FileAnalysis.Report(stream) with { Bytes = 0, PacketSize = 0 }).ToText();

    /// <summary>Loss, damage, a break in the middle of packets, a start and an end within one.</summary>
    private static byte[] BuildDamaged()
    {
        byte[] stream = Multiplexes.Build(2, (at, pid) => (at.TotalMilliseconds % 370, pid) switch
        {
            ( < 2, _) => PacketFate.Lost,
            ( > 100 and < 104, _) => PacketFate.Errored,
            ( > 200 and < 202, _) => PacketFate.BadSync,
            ( > 300 and < 303, 0x101) => PacketFate.Duplicated,
            _ => PacketFate.Sent,
        });
        return [.. stream[77..300_000], .. new byte[313], .. stream[300_000..^50]];
    }
}
