using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Monitoring.Contracts.Enrolment;

namespace Monitoring.Probe.Enrolment;

/// <summary>What proves this probe to the engine, and the engine to this probe. A renewal replaces the certificate while it is in use.</summary>
public sealed class ProbeIdentity
{
    private readonly IdentityFolder _folder;
    private volatile X509Certificate2 _certificate;

    private ProbeIdentity(IdentityFolder folder, string probe, X509Certificate2 certificate, X509Certificate2 authority)
    {
        _folder = folder;
        Probe = probe;
        _certificate = certificate;
        Authority = authority;
    }

    /// <summary>The name the certificate gives.</summary>
    public string Probe { get; }

    /// <summary>The newest certificate, with its key.</summary>
    public X509Certificate2 Certificate => _certificate;

    /// <summary>The authority the engine is checked by.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>When the certificate should be renewed: after two thirds of its life.</summary>
    public DateTimeOffset RenewAt
    {
        get
        {
            X509Certificate2 certificate = _certificate;
            DateTimeOffset from = new(certificate.NotBefore);
            return from + ((new DateTimeOffset(certificate.NotAfter) - from) * 2 / 3);
        }
    }

    /// <summary>Opens the identity a folder holds.</summary>
    /// <exception cref="IdentityException">There is none that can be used.</exception>
    public static ProbeIdentity Open(string folder)
    {
        IdentityFolder files = new(folder);
        (X509Certificate2 certificate, X509Certificate2 authority) = files.Read();
        return ProbeCertificate.NameOf(certificate) is string probe
            ? new ProbeIdentity(files, probe, certificate, authority)
            : throw new IdentityException($"the certificate in {files.Path} names no probe: enrol anew");
    }

    /// <summary>Keeps a certificate for a new key; connections made from now on show it.</summary>
    /// <exception cref="IdentityException">It cannot be written; the one before stays.</exception>
    internal void Replace(X509Certificate2 certificate, ECDsa key)
    {
        _folder.Keep(certificate, key, Authority);

        // The one before is left to the connections that were made with it.
        _certificate = certificate.CopyWithPrivateKey(key);
    }
}
