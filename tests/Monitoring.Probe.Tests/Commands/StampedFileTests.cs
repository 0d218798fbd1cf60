using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Commands;

/// <summary>Files of 192-byte packets: judged on their arrival_time_stamps where these are a clock, on their PCRs where they are not.</summary>
public sealed class StampedFileTests
{
    private const int TicksPerPacket = 188 * 8 * 27 / 4;

    [Test]
    public void Stamps_that_are_a_clock_are_judged_on_and_jitter_is_measured_against_them()
    {
        JsonNode document = Json(Stamped(n => (0x3FF0_0000u + (uint)(n * TicksPerPacket)) & 0x3FFF_FFFF));
        JsonNode pcr = document["pcr"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)document["arrivalStamps"]!["state"], Is.EqualTo("used"));
            Assert.That((int?)document["packetSize"], Is.EqualTo(PacketSizes.WithTimestamp));
            Assert.That((string?)pcr["arrivalClock"], Is.EqualTo("arrivalTimeStamp"));
            Assert.That((double?)document["durationSeconds"], Is.EqualTo(7).Within(0.01));
            Assert.That((string?)document["verdict"], Is.EqualTo("ok"));
        }
    }

    [Test]
    public void Stamps_that_stand_still_are_named_and_not_used()
    {
        JsonNode document = Json(Stamped(_ => 0));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)document["arrivalStamps"]!["state"], Is.EqualTo("ignored"));
            Assert.That((string?)document["arrivalStamps"]!["reason"], Is.EqualTo("they stand still"));
            Assert.That((string?)document["pcr"]![0]!["arrivalClock"], Is.EqualTo("none"));
            Assert.That((string?)document["verdict"], Is.EqualTo("ok"));
        }
    }

    [Test]
    public void A_broken_place_is_searched_over()
    {
        byte[] stream = Stamped(n => (uint)(n * TicksPerPacket));
        byte[] cut = [.. stream[..400_000], .. stream[400_100..]];
        JsonNode document = Json(cut);

        Assert.That((string?)document["arrivalStamps"]!["state"], Is.EqualTo("used"));
        Assert.That((int?)document["sync"]!["losses"], Is.EqualTo(1));
        Assert.That((double?)document["durationSeconds"], Is.EqualTo(7).Within(0.01));
    }

    [Test]
    [Category("RealCaptures")]
    public void A_recording_whose_stamps_are_no_clock_is_judged_on_its_pcrs()
    {
        var run = AnalyzeProcess.Run(Captures.PathOf(Captures.WithTimestamp192), "--profile", "iptv", "--format", "json");

        Assert.That(
            (string?)JsonNode.Parse(run.Output)!["arrivalStamps"]!["reason"], Is.EqualTo("they go back, or leap by more than 10 s"));
    }

    private static JsonNode Json(byte[] stream)
    {
        var run = AnalyzeProcess.Run(stream, "-", "--format", "json");
        Assert.That(run.Error, Is.Empty);
        return JsonNode.Parse(run.Output)!;
    }

    private static byte[] Stamped(Func<int, uint> stamp)
    {
        byte[] stream = new MultiplexBuilder { Services = [MultiplexService.Numbered(1, "One")] }
            .Build(TimeSpan.FromSeconds(7), PacketSizes.WithTimestamp);
        for (int packet = 0; packet < stream.Length / PacketSizes.WithTimestamp; packet++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(stream.AsSpan(packet * PacketSizes.WithTimestamp), stamp(packet));
        }

        return stream;
    }
}
