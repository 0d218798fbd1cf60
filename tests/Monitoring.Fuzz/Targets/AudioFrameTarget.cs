using Monitoring.Streams.Audio;
using Monitoring.Testing.Audio;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// <see cref="AudioFrameScanner"/> over <see cref="MpegAudioSyntax"/>, <see cref="AdtsSyntax"/>, <see cref="LoasSyntax"/> with
/// <see cref="AudioSpecificConfig"/>, <see cref="Ac3Syntax"/>, <see cref="Ac4Syntax"/>, <see cref="DraSyntax"/>, <see cref="AatfSyntax"/>: frames have a size and do not overlap, and are the same byte by byte.
/// </summary>
public sealed class AudioFrameTarget : IFuzzTarget
{
    private static readonly IAudioSyntax[] Syntaxes =
        [new MpegAudioSyntax(), new AdtsSyntax(), new LoasSyntax(), new Ac3Syntax(), new Ac4Syntax(), new DraSyntax(), new AatfSyntax()];

    public IEnumerable<byte[]> Seeds() =>
    [
        [.. AudioFrames.LayerTwo(1), .. AudioFrames.LayerTwo(1, mono: true)], [.. AudioFrames.Adts(3, 2, 40), .. AudioFrames.Adts(3, 2, 44)],
        [.. AudioFrames.Loas(5, 6, 3, 2, 60), .. AudioFrames.Loas(2, 3, 0, 1, 20, version1: true)],
        [.. AudioFrames.Ac3(0, 7, true), .. AudioFrames.EnhancedAc3(100, 2, false)],
        [.. AudioFrames.Ac4(60, 2, 3), .. AudioFrames.Ac4(62, 13, 1, version: 4, crc: true)],
        [.. AudioFrames.Dra(20, 8, 2, 0), .. AudioFrames.Dra(24, 8, 5, 1, extension: true)],
        [.. AudioFrames.Aatf(1, 0, 24), .. AudioFrames.Aatf(2, 9, 96 + 16, objects: 1)], [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        _ = AudioSpecificConfig.TryRead(input, out _);
        _ = LoasSyntax.TryRead(input, out _);
        foreach (IAudioSyntax syntax in Syntaxes)
        {
            Sink whole = new(syntax);
            AudioFrameScanner scanner = new(syntax);
            scanner.Expect();
            scanner.Push(input, whole);
            Sink single = new(syntax);
            AudioFrameScanner slow = new(syntax);
            slow.Expect();
            foreach (byte value in input)
            {
                slow.Push([value], single);
            }

            BrokenPromiseException.ThrowUnless(whole.Hash == single.Hash, "frames depend on the cuts");
        }
    }

    private sealed class Sink(IAudioSyntax syntax) : IAudioFrameSink
    {
        private long _end;

        public long Hash { get; private set; }

        public void OnFrame(ReadOnlySpan<byte> frame, int size, long position)
        {
            BrokenPromiseException.ThrowUnless(position >= _end && size >= syntax.HeaderSize, "a frame over another");
            BrokenPromiseException.ThrowUnless(syntax.Describe(frame) is not { SampleRate: <= 0 }, "sound without a rate");
            _end = position + size;
            Hash = (Hash * 31) + position + size + (syntax.IsAccessUnit(frame) ? 1 : 0);
        }
    }
}
