using System.Security.Cryptography.X509Certificates;
using Monitoring.Contracts.Identity;

namespace Monitoring.Contracts.Enrolment;

/// <summary>How a certificate names a probe: by the URI <c>urn:monitoring:probe:NAME</c> among its alternative names.</summary>
public static class ProbeCertificate
{
    private const string Prefix = "urn:monitoring:probe:";

    /// <summary>The URI of a probe.</summary>
    public static Uri UriOf(string probe) => new(Prefix + probe);

    /// <summary>The probe a certificate names; null when it names none.</summary>
    public static string? NameOf(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        string uri = certificate.GetNameInfo(X509NameType.UrlName, forIssuer: false);
        string name = uri.StartsWith(Prefix, StringComparison.Ordinal) ? uri.Substring(Prefix.Length) : string.Empty;
        return EntityId.IsName(name) ? name : null;
    }

    /// <summary>When a probe renews a certificate: after two thirds of its life.</summary>
    public static DateTimeOffset RenewalOf(DateTimeOffset from, DateTimeOffset until) => from + ((until - from) * 2 / 3);

    /// <summary>
    /// How a chain to one of the authorities is judged: nothing else is trusted and nothing is fetched. Times are judged by whoever calls,
    /// on its own clock.
    /// </summary>
    public static X509ChainPolicy PolicyOf(IEnumerable<X509Certificate2> authorities, string usage)
    {
        ArgumentNullException.ThrowIfNull(authorities);
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid,
            ApplicationPolicy = { new(usage) },
        };
        foreach (X509Certificate2 authority in authorities)
        {
            policy.CustomTrustStore.Add(authority);
        }

        return policy;
    }
}
