using System.Security.Cryptography.X509Certificates;
using System.Text;
using Monitoring.Contracts.Enrolment;

namespace Monitoring.Engine.Access;

/// <summary>
/// The authorities that count, oldest first: one, or two while the first is being replaced (decision 23). The oldest certifies the door,
/// since every probe knows it; the newest certifies probes, so that they change over.
/// </summary>
public sealed class Authorities
{
    internal Authorities(IReadOnlyList<CertificateAuthority> all)
    {
        All = all;
        Certificates = [.. all.Select(a => a.Certificate)];
    }

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<CertificateAuthority> All { get; }

    /// <summary>Their certificates, in the same order.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>The one that certifies the door of the probes, and whose fingerprint a token holds.</summary>
    public CertificateAuthority Door => All[0];

    /// <summary>The one that certifies probes.</summary>
    public CertificateAuthority Issuer => All[^1];

    /// <summary>Whether the first is being replaced.</summary>
    public bool IsChanging => All.Count > 1;

    /// <summary>The one that signed a certificate for a caller; null when none did. Times are judged elsewhere.</summary>
    public CertificateAuthority? IssuerOf(X509Certificate2 certificate) => All.FirstOrDefault(a => a.HasIssued(certificate));

    /// <summary>What a probe is told to check the engine by: all of them as PEM, that of the door first.</summary>
    public string ToPem()
    {
        StringBuilder pem = new();
        foreach (X509Certificate2 certificate in Certificates)
        {
            pem.Append(certificate.ExportCertificatePem()).Append('\n');
        }

        return pem.ToString();
    }

    /// <summary>How certificates of callers are judged while a connection is made.</summary>
    internal X509ChainPolicy CallerPolicy() => ProbeCertificate.PolicyOf(Certificates, CertificateAuthority.ClientUsage);
}
