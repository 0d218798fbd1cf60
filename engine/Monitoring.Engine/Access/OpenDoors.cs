using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Access;

/// <summary>What can be reached from outside is guarded, or the engine does not start.</summary>
internal static class OpenDoors
{
    /// <exception cref="StartupException">A door would stand open.</exception>
    public static void Refuse(EngineOptions options, PasswordFile password, NamedTokens tokens)
    {
        List<string> lines = [];
        (string Key, Uri? Address)[] doors = [("listen", options.Listen), ("ingestListen", options.IngestListen), ("otlp.listen", options.OtlpListen)];
        bool needsTokens = !options.IsIngestOverTls || options.OtlpListen is not null;
        foreach ((string key, Uri? address) in doors)
        {
            bool isGuarded = address?.Scheme == Uri.UriSchemeHttps || (password.IsSet && (tokens.Any || !needsTokens));
            if (address is not null && !AccessGuard.IsLoopback(address) && !isGuarded)
            {
                string probes = needsTokens ? "and 'monitoring-engine token add PROBE', " : string.Empty;
                lines.Add(
                    $"{key}: {address.GetLeftPart(UriPartial.Authority)} can be reached from outside: first run 'monitoring-engine password set' "
                    + $"{probes}or listen on 127.0.0.1");
            }
        }

        if (lines.Count > 0)
        {
            throw new StartupException(lines);
        }
    }
}
