using System.Security.Cryptography.X509Certificates;

using Monitoring.Probe.Enrolment;

namespace Monitoring.Probe.Configuration;

/// <summary>Where batches go.</summary>
/// <param name="Ingest">Address of the engine's ingest port.</param>
/// <param name="Token">What proves the probe to the engine; null when none is configured.</param>
public sealed record EngineOptions(Uri Ingest, string? Token)
{
    /// <summary>The certificate that proves the probe; null when it has none.</summary>
    public ProbeIdentity? Identity { get; init; }

    /// <summary>
    /// Those that vouch for the engine now, and nobody else: given, or those of the identity; null leaves that to those the machine trusts.
    /// </summary>
    public IReadOnlyList<X509Certificate2>? Authorities
    {
        get => field ?? Identity?.Authorities;
        init;
    }
}
