using System.CommandLine;
using System.Globalization;

using Monitoring.Probe.Enrolment;

namespace Monitoring.Probe.Commands;

/// <summary><c>monitoring-probe enrol</c>: gets the certificate that proves this probe to its engine.</summary>
public static class EnrolCommand
{
    private const int LongestToken = 4096;

    public static Command Create()
    {
        Option<string> engine = new("--engine") { Description = "the engine's address for probes, https://HOST:PORT", Required = true };
        Option<string> token = new("--token") { Description = "the token 'monitoring-engine probe invite' printed; - reads it from standard input", Required = true };
        Option<string> identity = new("--identity") { Description = "the folder for certificate and key", DefaultValueFactory = _ => "identity" };
        Command command = new("enrol", "Get the certificate that proves this probe to its engine.") { engine, token, identity };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(engine), parsed.GetRequiredValue(token), parsed.GetValue(identity)!, stop));
        return command;
    }

    private static async Task<int> RunAsync(string address, string token, string folder, CancellationToken stop)
    {
        try
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? engine))
            {
                throw new IdentityException($"--engine: '{address}' is no address: write https://HOST:PORT, what 'ingestListen' of the engine says");
            }

            string text = token == "-" ? await ReadAsync(stop).ConfigureAwait(false) : token;
            ProbeIdentity identity = await ProbeEnrolment.RunAsync(engine, text, folder, stop).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"probe {identity.Probe} is enrolled until {identity.Certificate.NotAfter.ToUniversalTime():u} and renews by itself; its identity is in {Path.GetFullPath(folder)}")).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"in its settings: \"probe\": \"{identity.Probe}\", \"engine\": {{ \"ingest\": \"{engine.GetLeftPart(UriPartial.Authority)}\", \"identity\": \"{Path.GetFullPath(folder)}\" }}").ConfigureAwait(false);
            return ExitStatus.Clean;
        }
        catch (IdentityException wrong)
        {
            await Console.Error.WriteLineAsync($"monitoring-probe: {wrong.Message}").ConfigureAwait(false);
            return ExitStatus.Unusable;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitStatus.Interrupted;
        }
    }

    private static async Task<string> ReadAsync(CancellationToken stop)
    {
        string line = await Console.In.ReadLineAsync(stop).ConfigureAwait(false) ?? string.Empty;
        return line.Length > LongestToken ? string.Empty : line;
    }
}
