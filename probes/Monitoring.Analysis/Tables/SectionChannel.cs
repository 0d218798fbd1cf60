using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tables;

/// <summary>Sections of one PID on their way to the router.</summary>
internal sealed class SectionChannel(ushort pid, SectionRouter router) : ISectionSink
{
    private readonly SectionAssembler _assembler = new();

    public void Push(ReadOnlySpan<byte> payload, bool payloadUnitStart) => _assembler.Push(payload, payloadUnitStart, this);

    /// <summary>Packets are missing: what was begun cannot be finished.</summary>
    public void Break() => _assembler.Discontinuity();

    public void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk) => router.Route(pid, header, section, crcOk);

    public void OnDefect(DefectKind kind) => router.OnDefect(pid);
}
