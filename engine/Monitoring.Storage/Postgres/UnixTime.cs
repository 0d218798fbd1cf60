namespace Monitoring.Storage.Postgres;

/// <summary>Seconds of the Unix era as timestamptz and back, here: in the database it costs more than all else of a row.</summary>
internal static class UnixTime
{
    public static DateTime ToDate(long unixSeconds) => DateTime.UnixEpoch.AddSeconds(unixSeconds);

    public static long Of(DateTime date) => (date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
}
