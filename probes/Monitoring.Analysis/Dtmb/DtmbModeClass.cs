namespace Monitoring.Analysis.Dtmb;

/// <summary>Modes that the rate of the transport stream cannot tell apart.</summary>
/// <param name="PacketsPerSecond">Their rate.</param>
/// <param name="Modes">One, or some.</param>
public sealed record DtmbModeClass(int PacketsPerSecond, IReadOnlyList<DtmbMode> Modes)
{
    /// <summary>A rate further from every class than this is none of DTMB; the closest classes are 12 500 ppm apart.</summary>
    public const double LargestError = 200;

    private const double Million = 1e6;

    private static readonly DtmbModeClass[] Classes =
    [
        .. DtmbMode.All.GroupBy(m => m.PacketsPerSecond).OrderBy(g => g.Key).Select(g => new DtmbModeClass(g.Key, [.. g])),
    ];

    /// <summary>Every class, by rising rate.</summary>
    public static IReadOnlyList<DtmbModeClass> All => Classes;

    /// <summary>The class of a mode.</summary>
    public static DtmbModeClass Of(DtmbMode mode) => All.First(c => c.PacketsPerSecond == mode.PacketsPerSecond);

    /// <summary>The class of a measured packet rate; null where the rate is that of no mode.</summary>
    public static DtmbModeClass? Find(double packetsPerSecond)
    {
        foreach (DtmbModeClass known in Classes)
        {
            if (Math.Abs(known.ErrorOf(packetsPerSecond)) < LargestError)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>How far a measured packet rate lies above that of the class, in parts per million.</summary>
    public double ErrorOf(double packetsPerSecond) => (packetsPerSecond - PacketsPerSecond) / PacketsPerSecond * Million;

    /// <summary>The mode, or "one of" them.</summary>
    public override string ToString() => Modes.Count == 1 ? Modes[0].Name : $"one of {string.Join(", ", Modes.Select(m => m.Name))}";
}
