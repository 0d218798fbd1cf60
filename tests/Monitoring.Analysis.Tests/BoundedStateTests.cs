using System.Buffers.Binary;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests;

/// <summary>
/// What is kept is bounded whatever comes: every PID in use, tables that never say the same twice, thousands of services and of programmes
/// of a day, all of it with a right CRC_32.
/// </summary>
public sealed class BoundedStateTests
{
    private const int Rounds = 1000;
    private const long MostKept = 64L * 1024 * 1024;
    private const long MostGrown = 8L * 1024 * 1024;
    private const int MostElements = 190;

    private static readonly byte[] SiTables = [0x40, 0x41, 0x42, 0x46, 0x4A, 0x4E, 0x4F, 0x50, 0x5F, 0x60, 0x6F, 0x70, 0x71, 0x72, 0x73];
    private static readonly byte[] StreamTypes = [0x01, 0x02, 0x03, 0x05, 0x06, 0x0B, 0x0F, 0x11, 0x1B, 0x24, 0x42, 0x81, 0x86, 0xD2, 0xD4];

    [TestCase(ClockKind.Wall)]
    [TestCase(ClockKind.Stream)]
    public void Memory_stays_within_its_bounds_whatever_comes(ClockKind clock)
    {
        Random random = new(20);
        TransportStreamAnalyzer analyzer = new(new AnalysisOptions { Clock = clock }, new NoConditions());
        long before = Kept();
        Feed(analyzer, random, 0, Rounds);
        long half = Kept();
        Feed(analyzer, random, Rounds, 2 * Rounds);
        long whole = Kept();
        TestContext.Out.WriteLine($"kept {(half - before) / 1024} KiB after {Rounds} rounds, {(whole - before) / 1024} KiB after twice as many");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole - before, Is.LessThan(MostKept));
            Assert.That(whole - half, Is.LessThan(MostGrown));
        }

        GC.KeepAlive(analyzer);
    }

    /// <summary>A round is a tenth of a second of stream.</summary>
    private static void Feed(TransportStreamAnalyzer analyzer, Random random, int from, int to)
    {
        for (int round = from; round < to; round++)
        {
            long at = round * 100_000_000L;
            TransportStreamBuilder stream = new(firstTick: round * ClockReference.TicksPerSecond / 10);
            Instant now = new(at);
            Round(stream, random);
            analyzer.Write(stream.ToArray(), now);
            analyzer.Advance(now);
            if (round % 10 == 9)
            {
                analyzer.CloseWindow(new Instant(at - 900_000_000), new Instant(at + 100_000_000), invalid: false, NoMeasurements.Instance);
            }
        }
    }

    private static void Round(TransportStreamBuilder stream, Random random)
    {
        (ushort Number, ushort Pid)[] programs = [.. Enumerable.Range(0, 60).Select(_ => (Word(random), AnyPid(random)))];
        _ = stream.Pcr(AnyPid(random));
        _ = stream.Section(0, SectionBuilder.Pat(Word(random), random.Next(32), programs));
        foreach ((ushort number, ushort pid) in programs.Take(4))
        {
            ElementSpec[] elements = [.. Enumerable.Range(0, random.Next(MostElements)).Select(_ =>
                new ElementSpec(StreamTypes[random.Next(StreamTypes.Length)], AnyPid(random), []))];
            _ = stream.Section(pid, SectionBuilder.Pmt(number, AnyPid(random), random.Next(32), [], elements));
            foreach (ElementSpec element in elements.Take(6))
            {
                byte[] payload = Bytes(random, random.Next(600));
                _ = stream.Pes(element.Pid, (byte)random.Next(0xBD, 0xF0), random.NextInt64(1L << 33), null, payload, pcr: random.Next(3) == 0);
                _ = stream.Section(element.Pid, AnySection(random, (byte)random.Next(256)));
            }
        }

        foreach (byte table in SiTables)
        {
            _ = stream.Section((ushort)random.Next(0x10, 0x15), AnySection(random, table));
            _ = stream.Section(Home(table), AnySection(random, table));
        }

        _ = stream.Section(0x01, SectionBuilder.Cat(random.Next(32), Bytes(random, 300)));
        for (int packet = 0; packet < 20; packet++)
        {
            _ = stream.Payload(AnyPid(random), Bytes(random, 100), unitStart: random.Next(2) == 0);
        }
    }

    /// <summary>A section with a right CRC_32 of loops that are long enough to be read, and random where nothing says how.</summary>
    private static byte[] AnySection(Random random, byte table)
    {
        if (table is 0x70 or 0x71 or 0x72 or 0x73)
        {
            return SectionBuilder.ShortSyntax(table, Bytes(random, table == 0x70 ? 5 : 45));
        }

        byte[] body = Bytes(random, random.Next(20, 900));
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(table is 0x42 or 0x46 ? 6 : 8), (ushort)(0xF000 | random.Next(10)));
        return SectionBuilder.LongSyntax(table, Word(random), random.Next(32), body, (byte)random.Next(256), 255);
    }

    private static ushort Home(byte table) => table switch
    {
        0x40 or 0x41 => 0x10,
        0x42 or 0x46 or 0x4A => 0x11,
        0x71 => 0x13,
        0x70 or 0x73 => 0x14,
        _ => 0x12,
    };

    private static ushort AnyPid(Random random) => (ushort)random.Next(Pid.Count - 1);

    private static ushort Word(Random random) => (ushort)random.Next(1 << 16);

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static long Kept() => GC.GetTotalMemory(forceFullCollection: true);

    private sealed class NoConditions : IConditionSink
    {
        public void OnCondition(in ConditionEdge edge)
        {
            // Kept nowhere: the memory measured is the analyser's alone.
        }
    }

    private sealed class NoMeasurements : IMeasurementSink
    {
        public static NoMeasurements Instance { get; } = new();

        public void Measure(Scope scope, IndicatorId indicator, int pid, VerdictState state, double value)
        {
            // As above.
        }
    }
}
