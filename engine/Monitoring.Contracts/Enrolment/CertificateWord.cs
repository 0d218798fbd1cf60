namespace Monitoring.Contracts.Enrolment;

/// <summary>What a state is called.</summary>
/// <param name="State">The state.</param>
/// <param name="English">In English, as the command line prints it.</param>
/// <param name="Chinese">In Chinese.</param>
public sealed record CertificateWord(CertificateState State, string English, string Chinese);
