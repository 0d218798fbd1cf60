using Monitoring.Contracts.Enrolment;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Access;

/// <summary>
/// How it stands with the certificates of probes at one moment. The alarm, the command line and the dashboard ask here, so that they say
/// the same. Where register or authority cannot be read, it is unknown and never fine.
/// </summary>
public sealed class CertificateReview
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(14);

    private readonly EnrolmentBook? _book;
    private readonly IReadOnlyList<AuthorityTerm>? _authorities;
    private readonly NamedTokens _tokens;
    private readonly EngineOptions _options;
    private readonly DateTimeOffset _now;
    private readonly ILookup<string, IssuedCertificate> _certificates;
    private readonly ILookup<string, Invitation> _invitations;

    /// <summary>Looks at what is known.</summary>
    /// <param name="book">The register; null where it is damaged or gone.</param>
    /// <param name="authorities">The authorities that count; null where there is none, or none that can be read.</param>
    /// <param name="tokens">Bearer tokens of probes.</param>
    /// <param name="options">What is asked of probes.</param>
    /// <param name="now">The moment.</param>
    internal CertificateReview(
        EnrolmentBook? book, Authorities? authorities, NamedTokens tokens, EngineOptions options, DateTimeOffset now)
    {
        _book = book;
        _authorities = authorities is null ? null : AuthorityTerm.Of(authorities);
        _tokens = tokens;
        _options = options;
        _now = now;
        _certificates = (book?.Certificates ?? []).ToLookup(c => c.Probe, StringComparer.Ordinal);
        _invitations = (book?.Invitations ?? []).Where(i => i.UsedAt is null).ToLookup(i => i.Probe, StringComparer.Ordinal);
    }

    /// <summary>Every probe that was invited or certified.</summary>
    public IEnumerable<string> Probes => _certificates.Select(g => g.Key).Union(_invitations.Select(g => g.Key), StringComparer.Ordinal);

    /// <summary>What a probe was given, newest first.</summary>
    public IEnumerable<IssuedCertificate> CertificatesOf(string probe) => _certificates[probe].Reverse();

    /// <summary>Tokens a probe has not used, newest first.</summary>
    public IEnumerable<Invitation> InvitationsOf(string probe) => _invitations[probe].Reverse();

    /// <summary>How it stands with one certificate.</summary>
    public CertificateState StateOf(IssuedCertificate certificate) =>
        certificate.RevokedAt is not null ? CertificateState.Revoked
        : certificate.SupersededAt is not null ? CertificateState.Superseded
        : certificate.Until <= _now ? CertificateState.Ended
        : _now < certificate.From ? CertificateState.NotYetValid
        : _authorities is not null && AuthorityOf(certificate) is null ? CertificateState.AuthorityRetired
        : certificate.Until - _now < NoticeFor(certificate) ? CertificateState.RenewalOverdue
        : _authorities is null ? CertificateState.Unknown
        : ProbeCertificate.RenewalOf(certificate.From, certificate.Until) <= _now ? CertificateState.RenewalDue
        : CertificateState.Valid;

    /// <summary>How it stands with a token that was not used.</summary>
    public CertificateState StateOf(Invitation invitation) => invitation.ExpiresAt > _now ? CertificateState.Invited : CertificateState.InvitationExpired;

    /// <summary>
    /// The certificate a probe is judged by: the newest it has shown, since an answer may be lost on the way. One that is over is looked
    /// at only where no other counts.
    /// </summary>
    public IssuedCertificate? Find(string probe)
    {
        IssuedCertificate[] current = [.. CertificatesOf(probe).Where(c => c.IsCurrent)];
        return Array.Find(current, c => c.Until > _now && c.ShownAt is not null)
            ?? Array.Find(current, c => c.Until > _now)
            ?? current.FirstOrDefault()
            ?? CertificatesOf(probe).FirstOrDefault(c => c.RevokedAt is not null)
            ?? CertificatesOf(probe).FirstOrDefault();
    }

    /// <summary>How it stands with a probe.</summary>
    public CertificateStanding Of(string probe)
    {
        IssuedCertificate? certificate = Find(probe);
        Invitation? open = InvitationsOf(probe).FirstOrDefault(i => i.ExpiresAt > _now);
        CertificateState state = _book is null ? CertificateState.Unknown : certificate is not null ? StateOf(certificate) : StateWithout(probe);
        AuthorityTerm? authority = certificate is not null && Counts(state) ? AuthorityOf(certificate) : null;
        bool isCutOff = authority is { IsIssuer: false } && authority.EndsSoon(_now);
        return new CertificateStanding(
            state,
            certificate?.Until,
            Counts(state) ? (int)(certificate!.Until - _now).TotalDays : null,
            IsTrouble(state) || isCutOff ? (int)Catalogue.CertificateExpiring.Severity : null,
            open?.ExpiresAt,
            authority is null ? null : StandingOf(authority),
            open is null && (MustEnrol(state) || isCutOff) ? Enrolling(probe) : null);
    }

    private AuthorityTerm? AuthorityOf(IssuedCertificate certificate) => _authorities?.FirstOrDefault(a => a.HasIssued(certificate));

    private AuthorityStanding? StandingOf(AuthorityTerm authority)
    {
        bool endsSoon = authority.EndsSoon(_now);
        return authority.IsIssuer && !endsSoon ? null : new AuthorityStanding(
            authority.Until,
            !authority.IsIssuer,
            endsSoon ? (int)Catalogue.CertificateExpiring.Severity : null,
            !endsSoon || !authority.IsIssuer ? null : _authorities!.Count > 1 ? "monitoring-engine ca retire" : "monitoring-engine ca replace");
    }

    private CertificateState StateWithout(string probe) =>
        InvitationsOf(probe).Any(i => i.ExpiresAt > _now) ? CertificateState.Invited
        : (!_options.IsIngestOverTls || _options.IngestTokensOverTls) && _tokens.Has(probe) ? CertificateState.Token
        : !_options.IsIngestOverTls && !_tokens.IsThere ? CertificateState.Loopback
        : InvitationsOf(probe).Any() ? CertificateState.InvitationExpired
        : CertificateState.None;

    private string Enrolling(string probe) =>
        _options.IsIngestOverTls ? $"monitoring-engine probe invite {probe}" : $"monitoring-engine token add {probe}";

    private static bool Counts(CertificateState state) =>
        state is CertificateState.Valid or CertificateState.RenewalDue or CertificateState.RenewalOverdue;

    private static bool IsTrouble(CertificateState state) =>
        state is CertificateState.RenewalOverdue or CertificateState.NotYetValid or CertificateState.Ended or CertificateState.AuthorityRetired;

    private static bool MustEnrol(CertificateState state) => state
        is CertificateState.RenewalOverdue or CertificateState.Ended or CertificateState.AuthorityRetired or CertificateState.Superseded
        or CertificateState.InvitationExpired or CertificateState.None;

    /// <summary>Two weeks, and of a short life the last sixth.</summary>
    private static TimeSpan NoticeFor(IssuedCertificate certificate)
    {
        TimeSpan sixth = (certificate.Until - certificate.From) / 6;
        return sixth < Notice ? sixth : Notice;
    }
}
