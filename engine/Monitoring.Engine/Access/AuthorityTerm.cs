namespace Monitoring.Engine.Access;

/// <summary>From when to when an authority certifies.</summary>
/// <param name="Mark">SHA-256 of its certificate, hex.</param>
/// <param name="From">Since when it holds.</param>
/// <param name="Until">When it ends, and with it all it signed.</param>
/// <param name="IsIssuer">Whether it is the newest; an older one is being replaced.</param>
internal sealed record AuthorityTerm(string Mark, DateTimeOffset From, DateTimeOffset Until, bool IsIssuer)
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(180);
    private static readonly TimeSpan NoticeOfReplaced = TimeSpan.FromDays(30);

    /// <summary>The terms of all that count, oldest first.</summary>
    public static IReadOnlyList<AuthorityTerm> Of(Authorities authorities) =>
    [
        .. authorities.All.Select(a => new AuthorityTerm(
            a.Mark, new DateTimeOffset(a.Certificate.NotBefore), new DateTimeOffset(a.Certificate.NotAfter), a == authorities.Issuer)),
    ];

    /// <summary>Certificates end with their authority, that of the door as well: somebody must do something in time.</summary>
    public bool EndsSoon(DateTimeOffset now) => Until - now < (IsIssuer ? Notice : NoticeOfReplaced);

    /// <summary>
    /// Whether it signed a certificate. The register does not say so of one from before an authority could be replaced: that is of the
    /// first, and begins no earlier than it.
    /// </summary>
    public bool HasIssued(IssuedCertificate certificate) => certificate.By is { } mark ? mark == Mark : certificate.From >= From;
}
