using System.Collections.Frozen;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// Whose fault damaged packets are, as far as one probe can tell. What the kernel dropped is the probe's; where RTP packets are missing at the
/// same time it is the network between their sender and the probe; where RTP came whole the damage is older than the RTP. Without RTP nobody
/// knows, save for transport_error_indicator, which no network sets.
/// </summary>
internal static class Blame
{
    /// <summary>How close in time a loss has to be; errors are gathered for a tenth of a second before they are told.</summary>
    public static readonly TimeSpan AtTheSameTime = TimeSpan.FromSeconds(1);

    private static readonly FrozenSet<IndicatorId> Damage =
        new[] { Catalogue.ContinuityCountError, Catalogue.CrcError, Catalogue.SyncByteError }.Select(i => i.Id).ToFrozenSet();

    /// <summary>Who, and the sentence that says why; null where nothing speaks for anybody.</summary>
    /// <param name="indicator">The check that found the damage.</param>
    /// <param name="hasDropped">The kernel has dropped datagrams the probe has not accounted for yet.</param>
    /// <param name="rtp">Whether RTP packets were lost lately; null where there is no RTP.</param>
    public static (Attribution Who, Explanation? Why) Of(IndicatorId indicator, Func<bool> hasDropped, bool? rtp) =>
        indicator == Catalogue.TransportError.Id ? (Attribution.Source, null)
        : !Damage.Contains(indicator) ? (Attribution.Unknown, null)
        : hasDropped() ? (Attribution.Probe, Sentences.LostInTheProbe.With())
        : rtp switch
        {
            null => (Attribution.Unknown, null),
            true => (Attribution.Network, Sentences.LostOnTheWay.With()),
            false => (Attribution.Source, Sentences.BeforeTheSender.With()),
        };
}
