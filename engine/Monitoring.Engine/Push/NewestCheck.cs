using Monitoring.Contracts.Measurements;

namespace Monitoring.Engine.Push;

/// <summary>One measurement of the newest window of an entity.</summary>
public readonly record struct NewestCheck(string Entity, int Indicator, string Qualifier, VerdictState Verdict, double? Value, DateTimeOffset At);
