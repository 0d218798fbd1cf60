using Monitoring.Analysis.Timing;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tables;

/// <summary>The time of day by TDT and TOT, and how far it is from that of the probe.</summary>
internal sealed class NetworkTime
{
    /// <summary>Times received.</summary>
    public long Count { get; private set; }

    public DvbTime? First { get; private set; }

    public DvbTime? Last { get; private set; }

    /// <summary>What the last one said beyond the time it arrived at, in nanoseconds; null where that time is none of a clock.</summary>
    public long? Offset { get; private set; }

    /// <summary>Takes a section of the PID; null when it is malformed.</summary>
    /// <param name="tableId">Its table_id.</param>
    /// <param name="section">The section.</param>
    /// <param name="arrival">When it arrived, since 1970; <see cref="AnalysisClock.Unknown"/> in a file.</param>
    public bool? Take(byte tableId, ReadOnlySpan<byte> section, long arrival)
    {
        if (tableId == TableId.TimeAndDate)
        {
            return TimeDateSection.TryRead(section, out TimeDateSection date) == ParseStatus.Complete ? Take(date.UtcTime, arrival) : null;
        }

        return tableId != TableId.TimeOffset ? false
            : TimeOffsetSection.TryRead(section, out TimeOffsetSection offset) == ParseStatus.Complete ? Take(offset.UtcTime, arrival) : null;
    }

    private bool Take(DvbTime time, long arrival)
    {
        Count++;
        First ??= time;
        Last = time;
        Offset = arrival != AnalysisClock.Unknown && time.Utc is { } utc
            ? ((utc - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick) - arrival
            : null;
        return true;
    }
}
