using System.Text.Json.Nodes;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.TransportStream;

/// <summary>The synchronizer over every captured stream, against figures of independent tools.</summary>
[TestFixture, Category("RealCaptures")]
public sealed class CapturedPacketsTests
{
    public static IEnumerable<string> Streams() => Facts.TransportStreams("ts", "codec", "hls", "si");

    [TestCaseSource(nameof(Streams))]
    public void Packets_of_a_capture_are_those_counted_by_others(string capture)
    {
        JsonObject facts = Facts.Computed(capture);
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);

        synchronizer.Write(Captures.Read(capture));
        synchronizer.Complete();

        Assert.Multiple(() =>
        {
            Assert.That(sink.Packets, Has.Count.EqualTo((int)facts["packets"]!));
            Assert.That(sink.FirstOffset, Is.EqualTo((long)facts["start_offset"]!));
            Assert.That(sink.PacketSize, Is.EqualTo((int)facts["packet_size"]!));
            Assert.That(sink.TrailingBytes, Is.EqualTo((int)facts["trailing_bytes"]!));
            Assert.That(sink.SyncByteErrors, Is.EqualTo((int)facts["invalid_sync"]!));
        });
    }

    [TestCase(Captures.UnalignedThreePackets)]
    [TestCase(Captures.WithTimestamp192)]
    [TestCase(Captures.WithParity204)]
    [TestCase(Captures.RussianMultiplex)]
    public void Packets_of_a_capture_do_not_depend_on_how_it_is_read(string capture)
    {
        byte[] bytes = Captures.Read(capture);
        byte[] part = bytes[..Math.Min(bytes.Length, 200_000)];

        IList<string> whole = PacketSynchronizerTests.Run(Segmentation.Whole(part));

        foreach (int size in new[] { 1, 7, 187, 188, 189, 1316, 4096, 65536 })
        {
            Assert.That(PacketSynchronizerTests.Run(Segmentation.InPieces(part, size)), Is.EqualTo(whole), $"in pieces of {size}");
        }
    }
}
