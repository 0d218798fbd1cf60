using Monitoring.Load.Plan;

namespace Monitoring.Load.Killing;

/// <summary>One kill: when, and what of. The same seed draws the same.</summary>
/// <param name="Phase">What the engine is to be doing.</param>
/// <param name="Victim">What is killed.</param>
/// <param name="Before">From 0 to 1: how long the engine works before the phase is looked for.</param>
/// <param name="Within">From 0 to 1: how far into the phase.</param>
internal sealed record KillMoment(KillPhase Phase, KillVictim Victim, double Before, double Within)
{
    private static readonly KillPhase[] Phases = Enum.GetValues<KillPhase>();

    /// <summary>Draws a kill. Phases come in decks that hold each of them once, each deck in an order of its own.</summary>
    public static KillMoment Draw(ulong seed, int kill, bool hasDatabase)
    {
        double Share(ulong what) => Hash.Share(Hash.Of(seed, (ulong)kill, what));
        ulong deck = (ulong)(kill / Phases.Length);
        KillPhase phase = Phases.OrderBy(one => Hash.Of(seed, deck, (ulong)one, 8)).ElementAt(kill % Phases.Length);
        KillVictim victim = !hasDatabase ? KillVictim.Engine : Share(9) switch
        {
            < 0.4 => KillVictim.Engine,
            < 0.8 => KillVictim.Database,
            _ => KillVictim.Engine | KillVictim.Database,
        };
        if (phase == KillPhase.Backup)
        {
            victim = Share(10) switch
            {
                < 0.5 => victim,
                < 0.75 => KillVictim.Backup,
                _ => victim | KillVictim.Backup,
            };
        }

        return new KillMoment(phase, victim, Share(11), Share(12));
    }
}
