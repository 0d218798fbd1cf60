using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tables;

/// <summary>Sections of one PID on their way to the router.</summary>
internal sealed class SectionChannel(ushort pid, SectionRouter router) : ISectionSink
{
    private readonly SectionAssembler _assembler = new();
    private bool _isHeld;
    private SectionStart _begun;

    public void Push(ReadOnlySpan<byte> payload, bool payloadUnitStart)
    {
        _assembler.Push(payload, payloadUnitStart, this);
        if (!_assembler.IsHolding)
        {
            _isHeld = false;
        }
        else if (!_isHeld)
        {
            _isHeld = true;
            _begun = router.Here;
        }
    }

    /// <summary>Packets are missing: what was begun cannot be finished.</summary>
    public void Break()
    {
        _assembler.Discontinuity();
        _isHeld = false;
    }

    public void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk)
    {
        SectionStart begun = _isHeld ? _begun : router.Here;
        _isHeld = false;
        router.Route(pid, header, section, crcOk, begun);
    }

    public void OnDefect(DefectKind kind)
    {
        _isHeld = false;
        router.OnDefect(pid);
    }
}
