using Monitoring.Streams.TransportStream;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="TransportPacket"/> and <see cref="AdaptationField"/> over any 188 bytes.</summary>
public sealed class TransportPacketTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds()
    {
        byte[] stream = SeedStreams.Stream(PacketSizes.Bare);
        return stream.Chunk(TransportPacket.Length);
    }

    public void Run(ReadOnlySpan<byte> input)
    {
        Span<byte> bytes = stackalloc byte[TransportPacket.Length];
        input[..Math.Min(input.Length, bytes.Length)].CopyTo(bytes);
        var packet = new TransportPacket(bytes);
        AdaptationField field = packet.AdaptationField;
        _ = field.TryGetSpliceCountdown(out _);

        BrokenPromiseException.ThrowUnless(packet.Pid.Value < Pid.Count, "PID beyond 13 bits");
        BrokenPromiseException.ThrowUnless(packet.Payload.Length <= 184, "payload longer than the packet");
        BrokenPromiseException.ThrowUnless(
            !field.TryGetPcr(out ClockReference pcr) || pcr.Ticks is >= 0 and < ClockReference.Modulus, "PCR outside its clock");
    }
}
