using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Contracts.Enrolment;

namespace Monitoring.Engine.Access;

/// <summary>
/// An authority of the engine's own: one ECDSA P-256 key (FIPS 186-5) in the folder of secrets, whose certificate signs those of probes
/// and of the door they knock at (RFC 5280). It is no part of the store and of no backup of it.
/// </summary>
public sealed class CertificateAuthority
{
    /// <summary>For whoever proves itself to the engine.</summary>
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    /// <summary>For the engine.</summary>
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";

    private const int SerialBytes = 16;

    /// <summary>A probe whose clock is behind can begin all the same.</summary>
    private static readonly TimeSpan Backdated = TimeSpan.FromDays(1);

    internal CertificateAuthority(X509Certificate2 certificate)
    {
        Certificate = certificate;
        Fingerprint = SHA256.HashData(certificate.RawDataMemory.Span);
        Mark = Convert.ToHexStringLower(Fingerprint);
    }

    /// <summary>Its certificate, with the key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>SHA-256 of its certificate: what a probe is told to look for.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>The same as text, hex.</summary>
    public string Mark { get; }

    /// <summary>A certificate for a probe. Of the request nothing but the public key is taken.</summary>
    public X509Certificate2 IssueFor(string probe, PublicKey key, DateTimeOffset now, TimeSpan lifetime)
    {
        var request = new CertificateRequest(NameOf(probe), key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(ProbeCertificate.UriOf(probe));
        return Issue(request, names, ClientUsage, now, lifetime);
    }

    /// <summary>A certificate for the door of the probes, with its key.</summary>
    public X509Certificate2 IssueForServer(IReadOnlyList<string> names, DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        var request = new CertificateRequest(NameOf("monitoring-engine"), key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = Issue(request, alternatives, ServerUsage, now, lifetime);
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Whether a certificate was signed here for one who calls; its times are judged elsewhere.</summary>
    public bool HasIssued(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = ProbeCertificate.PolicyOf([Certificate], ClientUsage) };
        return chain.Build(certificate);
    }

    private static X500DistinguishedName NameOf(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }

    /// <summary>A new one: its key and its certificate, both as PEM.</summary>
    internal static (string Key, string Certificate) Make(int years, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var request = new CertificateRequest(NameOf($"monitoring-engine authority {mark}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using X509Certificate2 certificate = request.CreateSelfSigned(now - Backdated, now.AddYears(years));
        return (key.ExportPkcs8PrivateKeyPem() + "\n", certificate.ExportCertificatePem() + "\n");
    }

    private X509Certificate2 Issue(
        CertificateRequest request, SubjectAlternativeNameBuilder names, string usage, DateTimeOffset now, TimeSpan lifetime)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        byte[] serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        DateTimeOffset from = Later(now - Backdated, new DateTimeOffset(Certificate.NotBefore));
        DateTimeOffset until = now + lifetime;
        DateTimeOffset end = new(Certificate.NotAfter);
        return request.Create(Certificate, from, until < end ? until : end, serial);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
