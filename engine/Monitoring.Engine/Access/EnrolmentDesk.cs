using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Access;

/// <summary>Invites probes, gives them certificates, renews and revokes them. Every step is a line of the audit.</summary>
public sealed class EnrolmentDesk(EnrolmentRegister register, EngineOptions options, TimeProvider clock) : IDisposable
{
    private const string CurveP256 = "1.2.840.10045.3.1.7";

    private readonly AuthorityFolder _folder = new(options.SecretsPath);
    private readonly NamedTokens _tokens = new(options.TokensPath);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _shown = new(StringComparer.Ordinal);

    /// <summary>The register it keeps.</summary>
    public EnrolmentRegister Register => register;

    /// <summary>The authorities, the first made when it is first needed.</summary>
    /// <exception cref="StartupException">They cannot be used.</exception>
    public Authorities Authorities
    {
        get
        {
            Authorities authorities = _folder.Read(options.CaYears, clock.GetUtcNow(), out bool isMade);
            if (isMade)
            {
                register.Change(book => (book.Noting(Now(), "engine", "authority-created", Describe(authorities.Door)), 0));
            }

            return authorities;
        }
    }

    /// <summary>How it stands with the certificates of all probes now.</summary>
    public CertificateReview Review() => new(register.Book, _folder.Find(), _tokens, options, clock.GetUtcNow());

    /// <summary>Makes a token for a probe; those it was given before and did not use are void.</summary>
    public EnrolmentToken Invite(string probe, TimeSpan lifetime, string actor)
    {
        var token = EnrolmentToken.Create(Authorities.Door.Fingerprint);
        DateTimeOffset now = Now();
        var invitation = new Invitation(Convert.ToHexStringLower(token.HashSecret()), probe, now, now + lifetime, UsedAt: null, UsedBy: null);
        return register.Change(book => ((book with
        {
            Invitations = [.. book.Invitations.Where(i => i.Probe != probe || i.UsedAt is not null), invitation],
        }).Noting(now, actor, "probe-invited", $"{probe}: one token until {Time(invitation.ExpiresAt)}"), token));
    }

    /// <summary>Takes a token and a signing request. All certificates the probe had before are superseded.</summary>
    /// <exception cref="EnrolmentException">It is refused.</exception>
    public X509Certificate2 Enrol(string? tokenText, string? csr, string caller, out string probe)
    {
        if (!EnrolmentToken.TryParse(tokenText, out EnrolmentToken? token))
        {
            throw new EnrolmentException(StatusCodes.Status401Unauthorized, "this is no enrolment token: copy it whole, mpe_…");
        }

        PublicKey key = KeyOf(csr);
        string keyHash = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        string secret = Convert.ToHexStringLower(token.HashSecret());
        DateTimeOffset now = Now();
        X509Certificate2 issued = register.Change(book =>
        {
            Invitation invitation = Find(book, secret) ?? throw new EnrolmentException(
                StatusCodes.Status401Unauthorized, "this token is not known: it was replaced by a later one, or is of another engine");
            if (invitation.ExpiresAt <= now)
            {
                throw Void(invitation, $"expired at {Time(invitation.ExpiresAt)}");
            }

            // The same key may come again: its answer was lost on the way, and nobody else can use what it gets.
            if (invitation.UsedAt is { } used && invitation.UsedBy != keyHash)
            {
                throw Void(invitation, $"was used at {Time(used)}");
            }

            (X509Certificate2 certificate, IssuedCertificate entry) = Issue(invitation.Probe, key, now);
            EnrolmentBook changed = book.Changing(
                c => c.Probe == entry.Probe && c.IsCurrent, c => c with { SupersededAt = now });
            return ((changed with
            {
                Invitations = [.. changed.Invitations.Select(i => i == invitation ? i with { UsedAt = i.UsedAt ?? now, UsedBy = keyHash } : i)],
                Certificates = [.. changed.Certificates, entry],
            }).Noting(now, $"probe:{entry.Probe}", "probe-enrolled", $"{entry.Probe}: certificate {entry.Serial} until {Time(entry.Until)}, asked from {caller}"),
            certificate);
        });
        probe = ProbeCertificate.NameOf(issued)!;
        return issued;
    }

    /// <summary>
    /// Gives a probe a certificate for a new key. The one it showed stays good until its end, so that a lost answer locks nobody out;
    /// all others of the probe are superseded.
    /// </summary>
    /// <exception cref="EnrolmentException">It is refused.</exception>
    public X509Certificate2 Renew(X509Certificate2 shown, string probe, string? csr, string caller)
    {
        PublicKey key = KeyOf(csr);
        if (key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(shown.PublicKey.ExportSubjectPublicKeyInfo()))
        {
            throw new EnrolmentException(StatusCodes.Status400BadRequest, "csr: a certificate is renewed for a new key, and this is the old one");
        }

        DateTimeOffset now = Now();
        return register.Change(book =>
        {
            if (book.Certificates.FirstOrDefault(c => c.Serial == shown.SerialNumber) is not { IsCurrent: true })
            {
                throw new EnrolmentException(StatusCodes.Status403Forbidden, $"the certificate of probe '{probe}' was ended meanwhile");
            }

            (X509Certificate2 certificate, IssuedCertificate entry) = Issue(probe, key, now);
            EnrolmentBook changed = book.Changing(
                c => c.Probe == probe && c.IsCurrent && c.Serial != shown.SerialNumber, c => c with { SupersededAt = now });
            return ((changed with { Certificates = [.. changed.Certificates, entry] }).Noting(
                now, $"probe:{probe}", "probe-renewed",
                $"{probe}: certificate {entry.Serial} until {Time(entry.Until)} beside {shown.SerialNumber}, asked from {caller}"), certificate);
        });
    }

    /// <summary>Ends all certificates of a probe and the tokens it has not used.</summary>
    /// <returns>How many of both.</returns>
    public int Revoke(string probe, string actor)
    {
        DateTimeOffset now = Now();
        return register.Change(book =>
        {
            int certificates = book.Certificates.Count(c => c.Probe == probe && c.RevokedAt is null && c.Until > now);
            int invitations = book.Invitations.Count(i => i.Probe == probe && i.UsedAt is null && i.ExpiresAt > now);
            if (certificates + invitations == 0)
            {
                return (book, 0);
            }

            EnrolmentBook changed = book.Changing(
                c => c.Probe == probe && c.RevokedAt is null && c.Until > now, c => c with { RevokedAt = now });
            return ((changed with { Invitations = [.. changed.Invitations.Where(i => i.Probe != probe)] }).Noting(
                now, actor, "probe-revoked", string.Create(CultureInfo.InvariantCulture, $"{probe}: {certificates} certificates and {invitations} unused tokens ended")),
                certificates + invitations);
        });
    }

    /// <summary>Makes the authority that is to follow. From now on it certifies probes, and they change over by themselves.</summary>
    /// <exception cref="StartupException">That is under way already, or cannot be written.</exception>
    public Authorities Replace(string actor) => register.Change(book =>
    {
        string before = Authorities.Issuer.Mark;
        Authorities authorities = _folder.Add(options.CaYears, clock.GetUtcNow());
        return (book.Noting(Now(), actor, "authority-replaced", $"{Describe(authorities.Issuer)} follows {before}"), authorities);
    });

    /// <summary>
    /// Ends the authority that was replaced. What it signed no longer counts, and tokens that nobody used are void: they hold its fingerprint.
    /// </summary>
    /// <param name="isForced">Also where probes have not changed over: they must be enrolled anew.</param>
    /// <param name="actor">Who does it.</param>
    /// <returns>Probes that had not changed over, and how many tokens are void.</returns>
    /// <exception cref="StartupException">Nothing is being replaced, a probe has not changed over, or it cannot be written.</exception>
    public (IReadOnlyList<string> Behind, int Tokens) Retire(bool isForced, string actor) => register.Change(book =>
    {
        DateTimeOffset now = Now();
        IReadOnlyList<string> behind = BehindIn(book);
        if (behind.Count > 0 && !isForced)
        {
            throw new StartupException(
                $"{string.Join(", ", behind)}: not changed over to the new authority: let it run until 'monitoring-engine ca show' does not name it, "
                + "revoke it, or give --anyway and enrol it anew afterwards");
        }

        string retired = Authorities.Door.Mark;
        _folder.RetireOldest();
        Invitation[] open = [.. book.Invitations.Where(i => i.UsedAt is null)];
        string left = behind.Count == 0 ? string.Empty : $"; to be enrolled anew: {string.Join(", ", behind)}";
        int tokens = open.Count(i => i.ExpiresAt > now);
        return ((book with { Invitations = [.. book.Invitations.Except(open)] }).Noting(
            now, actor, "authority-retired", string.Create(CultureInfo.InvariantCulture, $"SHA-256 {retired}, {tokens} unused tokens void{left}")), (behind, tokens));
    });

    /// <summary>Probes in use that are not known to have a certificate of the new authority; nobody while none is replaced.</summary>
    public IReadOnlyList<string> FindBehind() => register.Book is { } book ? BehindIn(book) : [];

    /// <summary>A certificate was shown: it has arrived. Written down with <see cref="WriteShown"/>.</summary>
    internal void NoteShown(string serial) => _shown.TryAdd(serial, Now());

    /// <summary>Writes down which certificates were shown for the first time.</summary>
    /// <exception cref="IOException">It cannot be written; it is kept.</exception>
    internal void WriteShown()
    {
        if (_shown.IsEmpty)
        {
            return;
        }

        Dictionary<string, DateTimeOffset> shown = new(_shown, StringComparer.Ordinal);
        register.Change(book => (book.Changing(
            c => c.ShownAt is null && shown.ContainsKey(c.Serial), c => c with { ShownAt = shown[c.Serial] }), 0));
        foreach (string serial in shown.Keys)
        {
            _shown.TryRemove(serial, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<string> BehindIn(EnrolmentBook book)
    {
        Authorities authorities = Authorities;
        DateTimeOffset now = Now();
        return !authorities.IsChanging ? [] :
        [
            .. book.Certificates.Where(c => c.IsCurrent && c.Until > now).GroupBy(c => c.Probe, StringComparer.Ordinal)
                .Where(g => !g.Any(c => c.By == authorities.Issuer.Mark && c.ShownAt is not null))
                .Select(g => g.Key).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>To the millisecond, as the store keeps it.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);

    private static string Describe(CertificateAuthority authority) =>
        $"SHA-256 {authority.Mark} until {Time(authority.Certificate.NotAfter.ToUniversalTime())}";

    private (X509Certificate2 Certificate, IssuedCertificate Entry) Issue(string probe, PublicKey key, DateTimeOffset now)
    {
        CertificateAuthority issuer = Authorities.Issuer;
        X509Certificate2 certificate = issuer.IssueFor(probe, key, now, options.ProbeCertificateLife);
        return (certificate, new IssuedCertificate(
            certificate.SerialNumber, probe, new DateTimeOffset(certificate.NotBefore).ToUniversalTime(),
            new DateTimeOffset(certificate.NotAfter).ToUniversalTime(), RevokedAt: null, SupersededAt: null, issuer.Mark));
    }

    /// <summary>All are compared, each in the same time, whichever fits.</summary>
    private static Invitation? Find(EnrolmentBook book, string secret)
    {
        byte[] shown = Convert.FromHexString(secret);
        Span<byte> kept = stackalloc byte[SHA256.HashSizeInBytes];
        Invitation? found = null;
        foreach (Invitation invitation in book.Invitations)
        {
            bool isHash = Convert.FromHexString(invitation.Secret, kept, out _, out int length) == System.Buffers.OperationStatus.Done && length == kept.Length;
            if (isHash & CryptographicOperations.FixedTimeEquals(shown, kept))
            {
                found = invitation;
            }
        }

        return found;
    }

    private static EnrolmentException Void(Invitation invitation, string why) => new(
        StatusCodes.Status401Unauthorized,
        $"the token of probe '{invitation.Probe}' {why}: 'monitoring-engine probe invite {invitation.Probe}' makes another");

    /// <summary>The public key of a signing request whose signature proves that the caller has the other half.</summary>
    private static PublicKey KeyOf(string? csr)
    {
        if (string.IsNullOrEmpty(csr))
        {
            throw new EnrolmentException(StatusCodes.Status400BadRequest, "csr: is missing, send a PKCS #10 request as PEM");
        }

        PublicKey key;
        try
        {
            key = CertificateRequest.LoadSigningRequestPem(csr, HashAlgorithmName.SHA256).PublicKey;
            using ECDsa curve = key.GetECDsaPublicKey() ?? throw new CryptographicException("its key is not of an elliptic curve");
            if (curve.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != CurveP256)
            {
                throw new CryptographicException("its key is of another curve");
            }
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException or NotSupportedException)
        {
            throw new EnrolmentException(
                StatusCodes.Status400BadRequest, $"csr: must be a PKCS #10 request (PEM) of an ECDSA P-256 key, signed by it: {wrong.Message.ReplaceLineEndings(" ")}");
        }

        return key;
    }
}
