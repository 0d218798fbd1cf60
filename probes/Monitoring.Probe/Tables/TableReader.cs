using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Tables;

/// <summary>
/// Reads the tables of a transport stream: those on the PIDs that the standards reserve, those that PAT and PMT lead to, and those on PIDs
/// that were asked for.
/// </summary>
internal sealed class TableReader : ITransportPacketSink
{
    /// <summary>stream_type of components that are sections: private ones, those of DSM-CC and SCTE 35.</summary>
    private static readonly byte[] SectionStreams = [0x05, 0x0A, 0x0B, 0x0C, 0x0D, 0x14, 0x16, 0x86];

    private readonly PacketSynchronizer _synchronizer;
    private readonly TablePid?[] _pids = new TablePid?[Pid.Count];
    private readonly TableSelection _selection;

    public TableReader(TableSelection selection)
    {
        _selection = selection;
        _synchronizer = new PacketSynchronizer(this);
        for (int pid = 0; pid <= WellKnownPids.LastReserved.Value; pid++)
        {
            Follow(new Pid((ushort)pid));
        }

        foreach (Pid pid in selection.Pids)
        {
            Follow(pid);
        }
    }

    public SectionArchive Archive { get; } = new();

    public long Packets { get; private set; }

    public int PacketSize => _synchronizer.PacketSize;

    /// <summary>PIDs on which sections with a wrong CRC_32 came.</summary>
    public IEnumerable<TablePid> Damaged => _pids.Where(p => p is { CrcErrors: > 0 } && _selection.Takes(p.Pid))!;

    public void Write(ReadOnlySpan<byte> chunk) => _synchronizer.Write(chunk);

    public void Complete() => _synchronizer.Complete();

    public void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset)
    {
        for (int at = 0; at < count; at++, Packets++)
        {
            TransportPacket packet = new(run.Slice(at * stride, TransportPacket.Length));
            if (_pids[packet.Pid.Value] is { } pid && !packet.TransportErrorIndicator)
            {
                pid.Push(packet);
            }
        }
    }

    public void OnSyncLoss(long offset)
    {
        foreach (TablePid? pid in _pids)
        {
            pid?.Break();
        }
    }

    public void OnSyncByteError(long offset, byte found)
    {
        // The counters tell whether it was a packet of a table.
    }

    public void OnSyncAcquired(long offset, int packetSize, long skippedBytes)
    {
        // Packets follow.
    }

    public void OnTrailing(int bytes)
    {
        // No section ends in half a packet.
    }

    internal void OnSection(Pid pid, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        if (header.TableId == TableId.ProgramAssociation && pid == WellKnownPids.ProgramAssociation)
        {
            FollowPrograms(section);
        }
        else if (header.TableId == TableId.ProgramMap)
        {
            FollowComponents(section);
        }

        if (_selection.Takes(pid) && _selection.Takes(header.TableId))
        {
            Archive.Add(pid, header, section, Packets);
        }
    }

    private void FollowPrograms(ReadOnlySpan<byte> section)
    {
        if (ProgramAssociationSection.TryRead(section, out ProgramAssociationSection pat) == ParseStatus.Complete)
        {
            foreach (ProgramAssociation program in pat)
            {
                Follow(program.Pid);
            }
        }
    }

    private void FollowComponents(ReadOnlySpan<byte> section)
    {
        if (ProgramMapSection.TryRead(section, out ProgramMapSection pmt) == ParseStatus.Complete)
        {
            foreach (ProgramElement element in pmt)
            {
                if (SectionStreams.Contains(element.StreamType))
                {
                    Follow(element.ElementaryPid);
                }
            }
        }
    }

    private void Follow(Pid pid)
    {
        if (pid != WellKnownPids.Null)
        {
            _pids[pid.Value] ??= new TablePid(pid, this);
        }
    }
}
