using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Testing;

/// <summary>Writes down what a section assembler reports.</summary>
public sealed class SectionRecorder : ISectionSink
{
    /// <summary>Whole sections in order.</summary>
    public IList<(SectionHeader Header, byte[] Bytes, bool CrcOk)> Sections { get; } = [];

    public IList<DefectKind> Defects { get; } = [];

    /// <summary>
    /// The sections of one PID of a stream; packets with errors and gaps of the counter are treated as a host treats them.
    /// </summary>
    public static SectionRecorder Of(IEnumerable<byte[]> packets, ushort pid)
    {
        var recorder = new SectionRecorder();
        var assembler = new SectionAssembler();
        int last = -1;
        foreach (byte[] bytes in packets)
        {
            var packet = new TransportPacket(bytes);
            if (packet.Pid.Value != pid || packet.TransportErrorIndicator || !packet.HasPayload || packet.ContinuityCounter == last)
            {
                continue;
            }

            if (last >= 0 && packet.ContinuityCounter != ((last + 1) & 0x0F))
            {
                assembler.Discontinuity();
            }

            last = packet.ContinuityCounter;
            if (packet.TransportScramblingControl == 0)
            {
                assembler.Push(packet.Payload, packet.PayloadUnitStartIndicator, recorder);
            }
        }

        return recorder;
    }

    public void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk) =>
        Sections.Add((header, section.ToArray(), crcOk));

    public void OnDefect(DefectKind kind) => Defects.Add(kind);
}
