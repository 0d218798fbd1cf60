using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;

namespace Monitoring.Analysis.Packets;

/// <summary>What happened to synchronisation, and what follows for everything that is judged.</summary>
internal sealed class SyncLedger(AnalysisClock clock, CheckSet checks, PacketInspector inspector)
{
    public long Losses { get; private set; }

    public long BadSyncBytes { get; private set; }

    public long SkippedBytes { get; private set; }

    public int PacketSize { get; private set; }

    public void OnLost(long real, long offset)
    {
        Losses++;
        if (checks.SyncLoss.OnLost(real, inspector.Packets, offset))
        {
            Suspend(real);
        }
    }

    public void OnAcquired(long real, int packetSize, long skippedBytes)
    {
        PacketSize = packetSize;
        SkippedBytes += skippedBytes;
        checks.SyncLoss.OnAcquired(real);
        Resume();
    }

    public void OnBadByte(long offset, byte found)
    {
        BadSyncBytes++;
        checks.Findings.Packet = inspector.Packets;
        checks.SyncByte.OnBadByte(offset, found);
    }

    /// <summary>Nothing is judged until packets come again.</summary>
    public void Suspend(long real) => checks.Suspend(new Instant(real));

    /// <summary>Packets come again: nothing is compared with what was before.</summary>
    public void Resume()
    {
        inspector.Forget();
        checks.Arm(clock.Now);
    }
}
