using Monitoring.Streams.Audio;
using Monitoring.Testing;
using Monitoring.Testing.Audio;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Audio;

public sealed class AudioFrameScannerTests
{
    [Test]
    public void Frames_are_found_behind_other_bytes_however_the_stream_is_cut()
    {
        byte[] frame = AudioFrames.LayerTwo(1);
        byte[] other = AudioFrames.LayerTwo(2);
        byte[] stream = [1, 2, 0xFF, 0xFF, 0xFD, .. frame, .. other, .. frame, 0xFF, 9, 9, .. other, .. other, 0xFF];
        string[] expected =
            ["5:96", "101:144", "245:96", $"{5 + 96 + 144 + 96 + 3}:144", $"{5 + 96 + 144 + 96 + 3 + 144}:144"];
        foreach ((string name, IEnumerable<ReadOnlyMemory<byte>> chunks) in Segmentation.Matrix(stream))
        {
            AudioFrameScanner scanner = new(new MpegAudioSyntax());
            Recorder recorder = new();
            foreach (ReadOnlyMemory<byte> chunk in chunks)
            {
                scanner.Push(chunk.Span, recorder);
            }

            Assert.That(recorder.Told, Is.EqualTo(expected), name);
        }
    }

    [Test]
    public void A_single_frame_is_believed_only_where_one_is_expected()
    {
        byte[] frame = AudioFrames.Adts(3, 2, 50);
        AudioFrameScanner scanner = new(new AdtsSyntax());
        Recorder recorder = new();
        scanner.Push(frame, recorder);
        scanner.Discontinuity();
        Assert.That(recorder.Told, Is.Empty);
        scanner.Expect();
        scanner.Push(frame, recorder);
        Assert.That(recorder.Told, Is.EqualTo((string[])["50:50"]));
    }

    private sealed class Recorder : IAudioFrameSink
    {
        public List<string> Told { get; } = [];

        public void OnFrame(ReadOnlySpan<byte> frame, int size, long position) => Told.Add($"{position}:{size}");
    }
}
