using Monitoring.Contracts.Wire;

namespace Monitoring.Load.Plan;

/// <summary>A batch on its way.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Lane">Live or backfill.</param>
/// <param name="After">Window after which it goes out, from 0: what happens in real time happens a second after that window began.</param>
internal readonly record struct Sending(long Sequence, Lane Lane, int After);
