namespace Monitoring.Load.Plan;

/// <summary>All that decides what is sent. The same plan sends the same, to the bit.</summary>
/// <param name="Seed">Makes another load of the same size.</param>
/// <param name="Probes">How many.</param>
/// <param name="Services">Services of each.</param>
/// <param name="Start">First second, Unix.</param>
/// <param name="Seconds">Windows of each probe, one a second.</param>
/// <param name="Chaos">What goes wrong on the way.</param>
internal sealed record LoadPlan(ulong Seed, int Probes, int Services, long Start, int Seconds, Chaos Chaos)
{
    /// <summary>Name of a probe.</summary>
    public static string NameOf(int probe) => FormattableString.Invariant($"load-{probe:0000}");

    /// <summary>Samples of one window of one probe.</summary>
    public int SamplesPerWindow => Services * SampleSource.SeriesPerService;
}
