using Monitoring.Contracts.Measurements;

namespace Monitoring.Engine.Api;

/// <summary>One second, or one slot of a longer period.</summary>
/// <param name="T">Start, Unix milliseconds.</param>
/// <param name="V">Mean of what was measured; null where nothing was.</param>
/// <param name="S">A fault where there was one, else measured where anything was, else the last state.</param>
/// <param name="Min">Least value of a slot.</param>
/// <param name="Max">Greatest value of a slot.</param>
public sealed record ThinPoint(long T, double? V, VerdictState S, double? Min = null, double? Max = null);
