using Monitoring.Streams.Video;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Video;

public sealed class StartCodeScannerTests
{
    private const int Wanted = 4;

    [Test]
    public void Units_are_the_same_however_the_stream_is_cut()
    {
        byte[] stream =
        [
            9, 0, 0, 1, 0x10, 1, 2, 3, 4, 5, 0, 0, 1, 0x20, 1, 0, 0, 1, 0x30, 0, 0, 0, 1, 0x00, 0, 1, 2, 3, 0, 0, 0, 0, 0, 1, 0x41, 7, 8, 9,
            0, 0, 1, 0x42, 0, 0, 1, 0x00, 0, 0, 1, 0x43, 1, 2, 3, 0, 0, 1, 0x99, 6, 6, 0, 0, 1, 0xB7,
        ];
        List<string> expected = Scan([stream]);
        Assert.That(
            expected,
            Is.EqualTo((string[])
            [
                "1:10", "10010203", "10:20", "2001", "15:30", "3000", "20:0", "00000102", "31:41", "41070809", "38:42", "42", "42:0", "00",
                "46:43", "43010203", "53:99", "59:B7",
            ]));
        foreach ((string name, IEnumerable<ReadOnlyMemory<byte>> chunks) in Segmentation.Matrix(stream))
        {
            Assert.That(Scan(chunks), Is.EqualTo(expected), name);
        }
    }

    [Test]
    public void A_prefix_is_found_at_every_place_of_a_payload_of_every_length()
    {
        List<string> missed = [];
        for (int length = 3; length <= 184; length++)
        {
            for (int at = 0; at + 3 <= length; at++)
            {
                // 0x0000, 0x0001 and 0x01 alone are none.
                byte[] payload = [.. Enumerable.Repeat((byte)0xFF, length + 1)];
                ((ReadOnlySpan<byte>)[0, 1, 0xFF, 0, 0, 2, 1, 1]).Slice(0, Math.Min(8, at)).CopyTo(payload);
                payload[at] = 0;
                payload[at + 1] = 0;
                payload[at + 2] = 1;
                List<string> told = Scan([payload]);
                if (told.Count == 0 || told[0] != $"{at}:FF")
                {
                    missed.Add($"{at} of {length}: {string.Join(' ', told)}");
                }
            }
        }

        Assert.That(missed, Is.Empty);
    }

    [Test]
    public void After_a_gap_the_next_start_code_is_waited_for()
    {
        StartCodeScanner scanner = new();
        Recorder recorder = new();
        scanner.Push([0, 0, 1, 0x10, 1, 0, 0], recorder);
        scanner.Discontinuity();
        scanner.Push([1, 0x20, 0, 0, 1, 0x30, 1, 2, 3, 4, 5, 6], recorder);
        Assert.That(recorder.Told, Is.EqualTo((string[])["0:10", "9:30", "30010203"]));
    }

    [TestCase(0, "10")]
    [TestCase(2, "100505")]
    [TestCase(9, "10050505")]
    public void The_last_unit_is_told_when_the_stream_ends_and_not_twice(int length, string expected)
    {
        StartCodeScanner scanner = new();
        Recorder recorder = new();
        scanner.Push([0, 0, 1, 0x10, .. Enumerable.Repeat((byte)5, length)], recorder);
        scanner.Complete(recorder);
        Assert.That(recorder.Told, Is.EqualTo((string[])["0:10", expected]));
    }

    private static List<string> Scan(IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        StartCodeScanner scanner = new();
        Recorder recorder = new();
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            scanner.Push(chunk.Span, recorder);
        }

        return recorder.Told;
    }

    private sealed class Recorder : IStartCodeSink
    {
        public List<string> Told { get; } = [];

        public int OnStartCode(byte code, long position)
        {
            Told.Add($"{position}:{code:X}");
            return code < 0x80 ? Wanted : 0;
        }

        public void OnUnit(ReadOnlySpan<byte> unit) => Told.Add(Convert.ToHexString(unit));
    }
}
