using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>ca init</c> and <c>ca show</c>: the authority that certifies the engine and its probes.</summary>
internal static class CaCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        var init = new Command("init", "Makes the authority (the first invitation, or a start over TLS, does so too)");
        init.SetAction(parsed =>
        {
            EngineOptions options = Options(parsed, config);
            if (CertificateAuthority.IsIn(options.SecretsPath))
            {
                throw new StartupException(
                    $"secrets: there is an authority in {options.SecretsPath}; certificates of probes hang on it: name another folder, or see it with 'monitoring-engine ca show'");
            }

            return Show(options);
        });
        var show = new Command("show", "Prints the authority's certificate (PEM) and, on standard error, its fingerprint and end");
        show.SetAction(parsed =>
        {
            EngineOptions options = Options(parsed, config);
            return CertificateAuthority.IsIn(options.SecretsPath) ? Show(options)
                : throw new StartupException($"secrets: there is no authority in {options.SecretsPath}; 'monitoring-engine ca init' makes one");
        });
        root.Subcommands.Add(new Command("ca", "The authority that certifies the engine and its probes") { init, show });
    }

    private static EngineOptions Options(ParseResult parsed, Option<string?> config) =>
        EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);

    private static int Show(EngineOptions options) => EnrolmentRoom.Use(options, desk =>
    {
        X509Certificate2 certificate = desk.Authority.Certificate;
        Console.Out.WriteLine(certificate.ExportCertificatePem());
        Console.Error.WriteLine($"SHA-256 {Convert.ToHexStringLower(desk.Authority.Fingerprint)}");
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"until {certificate.NotAfter.ToUniversalTime():u}; keep a copy of {options.SecretsPath} apart from this machine: no backup of the store holds it"));
        return 0;
    });
}
