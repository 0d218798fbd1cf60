namespace Monitoring.Contracts.Enrolment;

/// <summary>How it stands with the certificate of one probe.</summary>
/// <param name="State">The state.</param>
/// <param name="Until">When the certificate ends or ended, UTC; null where there is none.</param>
/// <param name="DaysLeft">Whole days until then; null where there is none that counts.</param>
/// <param name="Severity">Class of the trouble; null where there is none.</param>
/// <param name="InvitedUntil">How long a token is good with which the probe can get one, UTC; null where there is no such token.</param>
/// <param name="Authority">The authority that signed it; null where nothing is to be known of it.</param>
/// <param name="Command">What to run on the engine's machine; null where nothing is to be done.</param>
public sealed record CertificateStanding(
    CertificateState State,
    DateTimeOffset? Until,
    int? DaysLeft,
    int? Severity,
    DateTimeOffset? InvitedUntil,
    AuthorityStanding? Authority,
    string? Command);
