using System.Collections.Frozen;

namespace Monitoring.Contracts.Indicators;

/// <summary>
/// The one vocabulary: every indicator a probe may send, a store keeps, a rule reads or a report prints.
/// The checks of a standard stand in its order and with its numbers, the ones not built yet included.
/// </summary>
public static partial class Catalogue
{
    private static readonly FrozenDictionary<IndicatorId, Indicator> ById;
    private static readonly FrozenDictionary<string, Indicator> ByKey;

#pragma warning disable CA1810 // the parts are initialised in an order the language leaves open; only a constructor runs after all of them
    static Catalogue()
#pragma warning restore CA1810
    {
        All = [.. Tr101290, .. Transport, .. Pcr, .. Changes, .. Templates, .. Dtmb, .. Text, .. Elementary, .. Rtp, .. Availability, .. Anomaly, .. Probe, .. Engine, .. Foreign];
        ById = All.ToFrozenDictionary(i => i.Id);
        ByKey = All.ToFrozenDictionary(i => i.Key, StringComparer.Ordinal);
    }

    /// <summary>Every indicator, in catalogue order.</summary>
    public static IReadOnlyList<Indicator> All { get; }

    /// <summary>The indicator of a number; null for a number this version does not know.</summary>
    public static Indicator? Find(IndicatorId id) => ById.GetValueOrDefault(id);

    /// <summary>The indicator of a key; null for a word this version does not know.</summary>
    public static Indicator? Find(string key) => ByKey.GetValueOrDefault(key);
}
