namespace Monitoring.Registry.Proposals;

/// <summary>How a person accepts a proposal; without anything, as it was proposed.</summary>
/// <param name="Key">The proposal.</param>
/// <param name="As">Id of the object it is; null for its match, or a new one.</param>
/// <param name="Id">Id of the new object.</param>
/// <param name="Name">Name of the new object.</param>
/// <param name="IsNew">A new object, whatever it looks like.</param>
public sealed record ProposalAnswer(string Key, string? As = null, string? Id = null, string? Name = null, bool IsNew = false);
