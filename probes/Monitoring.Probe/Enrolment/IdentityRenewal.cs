using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Enrolment;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Diagnostics;
using Monitoring.Probe.Uplink;

namespace Monitoring.Probe.Enrolment;

/// <summary>
/// Renews the probe's certificate after two thirds of its life, for a new key each time, and tries until it works. Asks which authorities
/// count, and renews at once where the engine has a newer one than the certificate is of.
/// </summary>
internal sealed class IdentityRenewal(EngineOptions engine, ProbeIdentity identity, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Watches the certificate until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        TimeSpan pause = FirstPause;
        string? told = null;
        while (!stop.IsCancellationRequested)
        {
            TimeSpan wait = Look;
            await LearnAsync(stop).ConfigureAwait(false);
            if (time.GetUtcNow() >= identity.RenewAt || !identity.IsOfNewest)
            {
                string? problem = await TryRenewAsync(stop).ConfigureAwait(false);
                if (problem is not null && problem != told && !stop.IsCancellationRequested)
                {
                    ProbeLog.RenewalFailed(logger, identity.Certificate.NotAfter.ToUniversalTime(), problem);
                }

                told = problem;
                wait = problem is null ? Look : pause;
                pause = problem is null ? FirstPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks * 2));
            }

            // Probes that were enrolled together do not renew together.
            await Task.Delay(wait * (0.75 + (Random.Shared.NextDouble() / 2)), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Renews now; null, or why it did not work.</summary>
    public async Task<string?> TryRenewAsync(CancellationToken stop)
    {
        try
        {
            using HttpClient client = EngineClient.Create(engine);
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            (X509Certificate2 certificate, string probe, IReadOnlyList<X509Certificate2> authorities) = await CertificateCall.PostAsync(
                client, "v1/renew", new EnrolmentRequest(Token: null, CertificateCall.RequestFor(key)), key, stop).ConfigureAwait(false);
            using (certificate)
            {
                if (probe != identity.Probe)
                {
                    return $"the engine gave a certificate of probe '{probe}'";
                }

                identity.Replace(certificate, key, authorities);
                ProbeLog.Renewed(logger, certificate.SerialNumber, certificate.NotAfter.ToUniversalTime());
            }

            return null;
        }
        catch (Exception wrong) when (wrong is IdentityException or HttpRequestException or OperationCanceledException or IOException)
        {
            return (wrong.InnerException?.Message ?? wrong.Message).ReplaceLineEndings(" ");
        }
    }

    /// <summary>Asks which authorities count. Where the engine cannot be reached the uplink says so, and it is asked again.</summary>
    public async Task LearnAsync(CancellationToken stop)
    {
        try
        {
            using HttpClient client = EngineClient.Create(engine);
            IReadOnlyList<X509Certificate2> authorities = await CertificateCall.GetAuthoritiesAsync(client, stop).ConfigureAwait(false);
            if (identity.Trust(authorities))
            {
                ProbeLog.AuthoritiesChanged(logger, string.Join(' ', authorities.Select(a => Convert.ToHexStringLower(SHA256.HashData(a.RawDataMemory.Span)))));
            }
        }
        catch (Exception wrong) when (wrong is IdentityException or HttpRequestException or OperationCanceledException or IOException)
        {
            // What is known stays; the certificate is good for weeks yet, and the uplink tells of the engine.
        }
    }
}
