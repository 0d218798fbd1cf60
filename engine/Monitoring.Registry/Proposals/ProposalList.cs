namespace Monitoring.Registry.Proposals;

/// <summary>What may be accepted or dismissed.</summary>
/// <param name="Proposals">In the order in which they are best accepted: probes, inputs, multiplexes, services; then by key.</param>
/// <param name="Beyond">How many more there are than are told.</param>
public sealed record ProposalList(IReadOnlyList<RegistryProposal> Proposals, int Beyond);
