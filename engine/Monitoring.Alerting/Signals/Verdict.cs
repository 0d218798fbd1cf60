using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Alerting.Signals;

/// <summary>The state of one check of one entity within a window.</summary>
public readonly record struct Verdict(EntityId Entity, IndicatorId Indicator, VerdictState State);
