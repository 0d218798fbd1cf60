using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;

namespace Monitoring.Probe.Pipelines;

/// <summary>Takes the edges of conditions, and changes, of all entities of the probe, in any order and from any thread.</summary>
internal interface IConditionOutlet
{
    /// <param name="entity">What the condition is about, as it is to be described to the engine.</param>
    /// <param name="indicator">The check.</param>
    /// <param name="raise">True where it begins.</param>
    /// <param name="atUtcNanoseconds">When.</param>
    /// <param name="reason">The cause inside the indicator.</param>
    /// <param name="why">What explains it.</param>
    /// <param name="attribution">Who is to blame, as far as the probe can tell.</param>
    /// <param name="pids">The PIDs concerned.</param>
    void OnCondition(
        Entity entity, IndicatorId indicator, bool raise, long atUtcNanoseconds, string reason, Explanation why, Attribution attribution,
        IReadOnlyList<int> pids);

    /// <summary>A stream is other than it was: for people to know, and never an alarm by itself.</summary>
    /// <param name="entity">What changed.</param>
    /// <param name="atUtcNanoseconds">When.</param>
    /// <param name="kind">Of what the change is.</param>
    /// <param name="text">The table that says so, with its versions; empty where none does.</param>
    /// <param name="before">How it was; empty for what was not there.</param>
    /// <param name="after">How it is; empty for what is gone.</param>
    /// <param name="pids">The PIDs concerned.</param>
    void OnChange(Entity entity, long atUtcNanoseconds, string kind, string text, string before, string after, IReadOnlyList<int> pids);
}
