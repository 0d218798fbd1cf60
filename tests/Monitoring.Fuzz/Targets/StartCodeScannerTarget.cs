using Monitoring.Streams.Video;
using Monitoring.Testing.Video;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="StartCodeScanner"/>: no unit longer than was wanted, and the same units in one piece and byte by byte.</summary>
public sealed class StartCodeScannerTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        [.. Mpeg2Builder.Picture(0, 1), .. Mpeg2Builder.Picture(1, 2)],
        H264Builder.Stream(H264Builder.Delimiter(), H264Builder.SequenceParameters(720, 576, true, 50), H264Builder.Slice(0, 2, 0)),
        [0, 0, 1, 5, 0, 0, 1, 0, 0, 0, 0, 1, 7],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        Sink whole = new();
        StartCodeScanner quick = new();
        quick.Push(input, whole);
        quick.Complete(whole);
        Sink single = new();
        StartCodeScanner scanner = new();
        foreach (byte value in input)
        {
            scanner.Push([value], single);
        }

        scanner.Complete(single);

        BrokenPromiseException.ThrowUnless(whole.Hash == single.Hash, "units depend on the cuts");
    }

    private sealed class Sink : IStartCodeSink
    {
        private int _wanted;

        public long Hash { get; private set; }

        public int OnStartCode(byte code, long position)
        {
            Hash = (Hash * 31) + position + code;
            _wanted = code;
            return code;
        }

        public void OnUnit(ReadOnlySpan<byte> unit)
        {
            BrokenPromiseException.ThrowUnless(!unit.IsEmpty && unit.Length <= _wanted, "a unit of another length than wanted");
            foreach (byte value in unit)
            {
                Hash = (Hash * 31) + value;
            }
        }
    }
}
