using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Pipelines;

/// <summary>Takes the edges of conditions of all entities of the probe, in any order and from any thread.</summary>
internal interface IConditionOutlet
{
    /// <param name="entity">What the condition is about, as it is to be described to the engine.</param>
    /// <param name="indicator">The check.</param>
    /// <param name="raise">True where it begins.</param>
    /// <param name="atUtcNanoseconds">When.</param>
    /// <param name="reason">The cause inside the indicator.</param>
    /// <param name="text">One sentence for people.</param>
    /// <param name="attribution">Who is to blame, as far as the probe can tell.</param>
    /// <param name="pids">The PIDs concerned.</param>
    void OnCondition(
        Entity entity, IndicatorId indicator, bool raise, long atUtcNanoseconds, string reason, string text, Attribution attribution,
        IReadOnlyList<int> pids);
}
