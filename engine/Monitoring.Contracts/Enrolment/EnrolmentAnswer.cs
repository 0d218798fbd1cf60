namespace Monitoring.Contracts.Enrolment;

/// <summary>What the engine gives a probe.</summary>
/// <param name="Probe">The name it is known by.</param>
/// <param name="Certificate">Its certificate, PEM.</param>
/// <param name="Authority">The certificates of the authorities that the probe checks the engine by, PEM, oldest first; several while one is being replaced.</param>
public sealed record EnrolmentAnswer(string Probe, string Certificate, string Authority);
