namespace Monitoring.Contracts.Enrolment;

/// <summary>How it stands with a certificate of a probe; for a probe without one, how it comes in instead.</summary>
public enum CertificateState
{
    /// <summary>The register, or the authority, cannot be read.</summary>
    Unknown = 0,

    /// <summary>It counts, and is not to be renewed yet.</summary>
    Valid = 1,

    /// <summary>It counts, and the probe should renew it by itself.</summary>
    RenewalDue = 2,

    /// <summary>It counts, ends soon, and the probe has not renewed it.</summary>
    RenewalOverdue = 3,

    /// <summary>Its time has not begun: the clock of the engine was set back.</summary>
    NotYetValid = 4,

    /// <summary>Its time is over.</summary>
    Ended = 5,

    /// <summary>The authority that signed it no longer counts.</summary>
    AuthorityRetired = 6,

    /// <summary>A later one took its place.</summary>
    Superseded = 7,

    /// <summary>A person ended it.</summary>
    Revoked = 8,

    /// <summary>There is none yet, and a token with which the probe can get one.</summary>
    Invited = 9,

    /// <summary>There is none, and the token with which the probe could have got one is over.</summary>
    InvitationExpired = 10,

    /// <summary>There is none; the probe comes in with a bearer token.</summary>
    Token = 11,

    /// <summary>There is none, and none is asked for: probes report over loopback.</summary>
    Loopback = 12,

    /// <summary>There is none, and the probe cannot come in.</summary>
    None = 13,
}
