using Monitoring.Contracts.Identity;

namespace Monitoring.Engine.Push;

/// <summary>What the wall shows of one measurement window of a service or an input.</summary>
/// <param name="Entity">The service or input.</param>
/// <param name="Start">Start of the window, on the probe's clock.</param>
/// <param name="End">End of the window, on the probe's clock.</param>
/// <param name="EndedAt">End of the window on the engine's clock.</param>
/// <param name="IsJudged">The window says whether the entity can be received.</param>
/// <param name="BitrateBitsPerSecond">Null when not measured.</param>
/// <param name="AnomalyScore">Null when not measured.</param>
public readonly record struct EntityReading(
    EntityId Entity,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset EndedAt,
    bool IsJudged,
    double? BitrateBitsPerSecond,
    double? AnomalyScore);
