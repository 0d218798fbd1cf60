using System.Security.Cryptography.X509Certificates;

namespace Monitoring.Engine.Access;

/// <summary>
/// The certificate of the door of the probes. Its key is in memory only: probes know the authority, so a start, and two thirds of its
/// life, bring another.
/// </summary>
public sealed class ServerCertificate(EnrolmentDesk desk, IReadOnlyList<string> names, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private X509Certificate2? _current;
    private DateTimeOffset _renewAt;

    /// <summary>The one for the next connection. An earlier one is left to the connections that began with it.</summary>
    public X509Certificate2 Current
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = clock.GetUtcNow();
                if (_current is null || now >= _renewAt)
                {
                    _current = desk.Authority.IssueForServer(names, now, Lifetime);
                    _renewAt = now + (Lifetime * 2 / 3);
                }

                return _current;
            }
        }
    }
}
