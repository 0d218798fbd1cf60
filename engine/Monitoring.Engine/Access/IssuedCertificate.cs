namespace Monitoring.Engine.Access;

/// <summary>A certificate a probe was given. One that is not in the register is not taken.</summary>
/// <param name="Serial">Its number, hex.</param>
/// <param name="Probe">Whom it names.</param>
/// <param name="From">Since when it holds.</param>
/// <param name="Until">When it ends.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="SupersededAt">When a later one of the same probe took its place.</param>
/// <param name="By">SHA-256 of the authority that signed it, hex; null for one from before an authority could be replaced.</param>
/// <param name="ShownAt">When it was first shown: from then on it is known to have arrived.</param>
public sealed record IssuedCertificate(
    string Serial, string Probe, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? RevokedAt, DateTimeOffset? SupersededAt,
    string? By = null, DateTimeOffset? ShownAt = null)
{
    /// <summary>Nobody has ended it before its time.</summary>
    public bool IsCurrent => RevokedAt is null && SupersededAt is null;
}
