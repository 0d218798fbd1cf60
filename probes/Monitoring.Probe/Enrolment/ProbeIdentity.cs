using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Monitoring.Contracts.Enrolment;

namespace Monitoring.Probe.Enrolment;

/// <summary>What proves this probe to the engine, and the engine to this probe. A renewal replaces the certificate while it is in use.</summary>
public sealed class ProbeIdentity
{
    private readonly IdentityFolder _folder;
    private volatile X509Certificate2 _certificate;
    private volatile IReadOnlyList<X509Certificate2> _authorities;

    private ProbeIdentity(IdentityFolder folder, string probe, X509Certificate2 certificate, IReadOnlyList<X509Certificate2> authorities)
    {
        _folder = folder;
        Probe = probe;
        _certificate = certificate;
        _authorities = authorities;
    }

    /// <summary>The name the certificate gives.</summary>
    public string Probe { get; }

    /// <summary>The newest certificate, with its key.</summary>
    public X509Certificate2 Certificate => _certificate;

    /// <summary>The authorities the engine is checked by, oldest first: two while the engine replaces the first.</summary>
    public IReadOnlyList<X509Certificate2> Authorities => _authorities;

    /// <summary>Whether the certificate is of the newest authority: of one that is being replaced it will soon count no longer.</summary>
    public bool IsOfNewest => CertificateCall.IsOf(_certificate, [_authorities[^1]]);

    /// <summary>When the certificate should be renewed.</summary>
    public DateTimeOffset RenewAt
    {
        get
        {
            X509Certificate2 certificate = _certificate;
            return ProbeCertificate.RenewalOf(new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));
        }
    }

    /// <summary>Opens the identity a folder holds.</summary>
    /// <exception cref="IdentityException">There is none that can be used.</exception>
    public static ProbeIdentity Open(string folder)
    {
        IdentityFolder files = new(folder);
        (X509Certificate2 certificate, IReadOnlyList<X509Certificate2> authorities) = files.Read();
        return ProbeCertificate.NameOf(certificate) is string probe
            ? new ProbeIdentity(files, probe, certificate, authorities)
            : throw new IdentityException($"the certificate in {files.Path} names no probe: enrol anew");
    }

    /// <summary>Keeps a certificate for a new key; connections made from now on show it.</summary>
    /// <exception cref="IdentityException">It cannot be written; the one before stays.</exception>
    internal void Replace(X509Certificate2 certificate, ECDsa key, IReadOnlyList<X509Certificate2> authorities)
    {
        _folder.Keep(certificate, key, authorities);
        _authorities = authorities;

        // The one before is left to the connections that were made with it.
        _certificate = certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Checks the engine by other authorities from now on; false where they are those it is checked by.</summary>
    /// <exception cref="IdentityException">They cannot be written; those before stay.</exception>
    internal bool Trust(IReadOnlyList<X509Certificate2> authorities)
    {
        if (authorities.Select(a => a.Thumbprint).SequenceEqual(_authorities.Select(a => a.Thumbprint), StringComparer.Ordinal))
        {
            return false;
        }

        _folder.KeepAuthorities(authorities);
        _authorities = authorities;
        return true;
    }
}
