using System.Globalization;

namespace Monitoring.Probe.Spooling;

/// <summary>A stretch of time of which not everything could be kept: it is unknown, and never fine.</summary>
/// <param name="Cause">Why; of several the first.</param>
/// <param name="From">Earliest time lost, UTC; null where nothing tells.</param>
/// <param name="To">Latest time lost.</param>
/// <param name="Windows">Windows lost.</param>
/// <param name="Events">Batches of events lost.</param>
internal sealed record SpoolGap(LossCause Cause, long? From, long? To, long Windows, long Events)
{
    /// <summary>Beginning for people; empty where it is not known.</summary>
    public string Begin => Shown(From);

    /// <summary>End for people; empty where it is not known.</summary>
    public string End => Shown(To);

    /// <summary>Both in one.</summary>
    public SpoolGap With(SpoolGap? later) => later is null ? this : this with
    {
        From = From is null || later.From is null ? From ?? later.From : Math.Min(From.Value, later.From.Value),
        To = To is null || later.To is null ? To ?? later.To : Math.Max(To.Value, later.To.Value),
        Windows = Windows + later.Windows,
        Events = Events + later.Events,
    };

    private static string Shown(long? unixMilliseconds) => unixMilliseconds is { } at
        ? DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : string.Empty;
}
