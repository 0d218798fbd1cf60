using System.Security.Cryptography.X509Certificates;

namespace Monitoring.Engine.Access;

/// <summary>
/// The certificate of the door of the probes. Its key is in memory only: probes know the authority, so a start, two thirds of its life,
/// and another authority bring another.
/// </summary>
public sealed class ServerCertificate(EnrolmentDesk desk, IReadOnlyList<string> names, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private X509Certificate2? _current;
    private CertificateAuthority? _signer;
    private DateTimeOffset _renewAt;

    /// <summary>The one for the next connection. An earlier one is left to the connections that began with it.</summary>
    public X509Certificate2 Current
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = clock.GetUtcNow();
                CertificateAuthority signer = desk.Authorities.Door;
                if (_current is null || now >= _renewAt || signer.Mark != _signer?.Mark)
                {
                    _current = signer.IssueForServer(names, now, Lifetime);
                    _signer = signer;
                    _renewAt = now + (Lifetime * 2 / 3);
                }

                return _current;
            }
        }
    }
}
