using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Tables;

/// <summary>A PID whose sections are read.</summary>
internal sealed class TablePid(Pid pid, TableReader reader) : ISectionSink
{
    private const int NotKnown = -1;

    private readonly SectionAssembler _assembler = new();
    private int _counter = NotKnown;

    /// <summary>Sections whose CRC_32 is wrong.</summary>
    public long CrcErrors { get; private set; }

    public Pid Pid => pid;

    public void Push(in TransportPacket packet)
    {
        if (!packet.HasPayload || packet.TransportScramblingControl != 0)
        {
            return;
        }

        int counter = packet.ContinuityCounter;
        if (counter == _counter)
        {
            return;
        }

        if (_counter != NotKnown && counter != ((_counter + 1) & 0x0F))
        {
            Break();
        }

        _counter = counter;
        ReadOnlySpan<byte> payload = packet.Payload;
        if (!payload.IsEmpty)
        {
            _assembler.Push(payload, packet.PayloadUnitStartIndicator, this);
        }
    }

    /// <summary>Packets are missing.</summary>
    public void Break()
    {
        _assembler.Discontinuity();
        _counter = NotKnown;
    }

    public void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk)
    {
        if (crcOk)
        {
            reader.OnSection(pid, header, section);
        }
        else
        {
            CrcErrors++;
        }
    }

    public void OnDefect(DefectKind kind)
    {
        // A PID whose bytes make no section has none to list; judging them is the business of analyze.
    }
}
