using Monitoring.Streams.Bits;
using Monitoring.Streams.Pes;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="PesHeader"/>: time stamps stay within their clock.</summary>
public sealed class PesHeaderTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        PesBuilder.Packet(PesBuilder.VideoStreamId, 90_000, 86_400, [1, 2, 3]), PesBuilder.Packet(PesBuilder.AudioStreamId, 1, null, []),
        PesBuilder.Packet(0xBD, null, null, []), [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (PesHeader.TryRead(input, out PesHeader header) == ParseStatus.Complete)
        {
            BrokenPromiseException.ThrowUnless(
                (header.Pts?.Ticks ?? 0) is >= 0 and < Timestamp90k.Modulus && (header.Dts?.Ticks ?? 0) is >= 0 and < Timestamp90k.Modulus,
                "a time stamp beyond 33 bits");
        }
    }
}
