using Monitoring.Analysis.Tr101290;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tables;

/// <summary>Sections of a PID that no table names for any: whether they are tables shows with the first.</summary>
/// <param name="pid">The PID.</param>
/// <param name="since">Time of its first section.</param>
/// <param name="check">What is said of them.</param>
internal sealed class ForeignSections(ushort pid, long since, ForeignTableCheck check) : ISectionSink
{
    private readonly SectionAssembler _assembler = new();
    private bool _isProven;
    private bool _isRefuted;

    /// <summary>Takes a payload; false where the PID carries no sections after all.</summary>
    public bool Push(ReadOnlySpan<byte> payload, bool payloadUnitStart)
    {
        _assembler.Push(payload, payloadUnitStart, this);
        return !_isRefuted;
    }

    public void Break() => _assembler.Discontinuity();

    public void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk)
    {
        if (crcOk)
        {
            _isProven = true;
            check.OnSection(pid, header.TableId, since);
        }
        else
        {
            _isRefuted = !_isProven;
        }
    }

    public void OnDefect(DefectKind kind) => _isRefuted = !_isProven;
}
