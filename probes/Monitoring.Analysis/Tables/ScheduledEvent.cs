namespace Monitoring.Analysis.Tables;

/// <summary>An event of a schedule without its texts.</summary>
/// <param name="Start">Seconds since the day 0 of the modified Julian date.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="EventId">event_id.</param>
/// <param name="Section">The section it came in: the low four bits of table_id, and section_number.</param>
internal readonly record struct ScheduledEvent(long Start, int Seconds, ushort EventId, ushort Section)
{
    public long End => Start + Seconds;
}
