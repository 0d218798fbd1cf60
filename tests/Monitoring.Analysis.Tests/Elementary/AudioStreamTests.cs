using Monitoring.Analysis.Reports;
using Monitoring.Testing.Audio;

namespace Monitoring.Analysis.Tests.Elementary;

/// <summary>Whole streams of sound: what their headers say, cut anywhere.</summary>
public sealed class AudioStreamTests
{
    private const byte PrivatePes = 0x06;
    private const byte Avs2Audio = 0xD3;
    private const byte Avs3Audio = 0xD5;

    private static readonly byte[] Ac4Descriptor = [0x7F, 2, 0x15, 0];
    private static readonly byte[] DraDescriptor = [0x05, 4, (byte)'D', (byte)'R', (byte)'A', (byte)'1'];

    private static IEnumerable<TestCaseData> Streams()
    {
        yield return Case(
            "AC-4", PrivatePes, Ac4Descriptor, AudioFrames.Ac4(500, 2, 3),
            new() { CodecProfile = "version 2", SampleRate = 48_000, Presentations = 3, FrameRate = 25, FrameRateSource = "header" });
        yield return Case(
            "DRA", PrivatePes, DraDescriptor, AudioFrames.Dra(512, 8, 5, 1),
            new() { SampleRate = 48_000, Channels = 6, ChannelLayout = "5.1", DeclaredBitrate = 768_000 });
        ElementaryReport objects = new() { CodecProfile = "Object Metadata", SampleRate = 48_000, Channels = 10, ChannelLayout = "5.1.4" };
        yield return Case(
            "AVS3", Avs3Audio, [], AudioFrames.Aatf(8, 1, 384 + 88, objects: 2, objectRateIndex: 2),
            objects with { Objects = 2, BitDepth = 16, DeclaredBitrate = 472_000 });
        yield return Case(
            "AVS2, whose headers are not known", Avs2Audio, [], AudioFrames.Aatf(1, 6, 128),
            new() { Reason = "headers of this coding are not read" });
    }

    [TestCaseSource(nameof(Streams))]
    public void Headers_are_read_however_the_stream_is_cut(byte streamType, byte[] descriptors, byte[] frame, ElementaryReport expected)
    {
        byte[] stream = ElementaryScript.Stream(streamType, Enumerable.Repeat(frame, 20), 25, descriptors);
        byte[] cut = ElementaryScript.Stream(streamType, Enumerable.Repeat(frame, 20), 25, descriptors, cuts: [3, 7, 5, 2]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ElementaryScript.Found(stream), Is.EqualTo(expected));
            Assert.That(ElementaryScript.Found(cut), Is.EqualTo(expected));
            Assert.That(ElementaryScript.Found(stream, chunk: 11), Is.EqualTo(expected));
        }
    }

    private static TestCaseData Case(string name, byte streamType, byte[] descriptors, byte[] frame, ElementaryReport expected) =>
        new TestCaseData(streamType, descriptors, frame, expected).SetArgDisplayNames(name);
}
