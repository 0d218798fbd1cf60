using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Reports;

/// <summary>One finding of a check.</summary>
/// <param name="At">Seconds from the start; null where the time is not known.</param>
/// <param name="Packet">Number of the packet in the input, from 0.</param>
/// <param name="Pid">The PID, where there is one.</param>
/// <param name="Text">What was found, in English.</param>
/// <param name="Statements">The same in no language: which sentences, with their values.</param>
public sealed record CheckDetail(double? At, long Packet, int? Pid, string Text, IReadOnlyList<Statement> Statements);
