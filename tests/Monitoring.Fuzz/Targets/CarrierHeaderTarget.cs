using Monitoring.Streams.Bits;
using Monitoring.Streams.Carriers;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="T2MiPacketHeader"/>, <see cref="BasebandHeader"/> and <see cref="EtiFrame"/>: lengths that lead on, and never back.</summary>
public sealed class CarrierHeaderTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        CarrierBuilder.T2MiFrame(0, 0, 1, 20), CarrierBuilder.T2Mi(0x20, 1, 0, new byte[11]), CarrierBuilder.Baseband(0xF000, 20),
        CarrierBuilder.Eti(1)[..64], [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (T2MiPacketHeader.TryRead(input, out T2MiPacketHeader packet) == ParseStatus.Complete)
        {
            BrokenPromiseException.ThrowUnless(packet.TotalLength > T2MiPacketHeader.Size, "a packet that ends within its header");
        }

        if (BasebandHeader.TryRead(input, out BasebandHeader frame) == ParseStatus.Complete)
        {
            BrokenPromiseException.ThrowUnless(frame.DataFieldLength > 0, "a frame without data");
        }

        int at = EtiFrame.Find(input, out _);
        BrokenPromiseException.ThrowUnless(at < 0 || at + EtiFrame.SyncSize <= input.Length, "a synchronisation beyond the bytes");
    }
}
