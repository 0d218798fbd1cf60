using System.CommandLine;
using Monitoring.Contracts.Operations;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>serve</c>, also what happens without a command: runs the engine until it is told to stop.</summary>
internal static class ServeCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        Option<string?> listen = new("--listen") { Description = "Where people connect, e.g. http://127.0.0.1:8600", Recursive = true };
        Option<string?> ingest = new("--ingestListen") { Description = "Where probes connect, e.g. http://127.0.0.1:8601", Recursive = true };
        Option<string?> data = new("--data") { Description = "Folder of the store", Recursive = true };
        root.Options.Add(listen);
        root.Options.Add(ingest);
        root.Options.Add(data);

        EngineOptions Options(ParseResult parsed) => EngineCommands.ReadOptions(
            parsed, config, [("listen", parsed.GetValue(listen)), ("ingestListen", parsed.GetValue(ingest)), ("data", parsed.GetValue(data))]);
        Task<int> Serve(ParseResult parsed, CancellationToken stop) => RunAsync(Options(parsed), stop);
        var serve = new Command("serve", "Runs the engine (what happens without a command, too)");
        serve.SetAction(Serve);
        root.SetAction(Serve);
        root.Subcommands.Add(serve);
        ConfigCommand.AddTo(root, Options);
    }

    private static async Task<int> RunAsync(EngineOptions options, CancellationToken cancelled)
    {
        using StopSignals signals = new();
        var service = ServiceNotifier.FromEnvironment();
        await using EngineApp app = await EngineApp.StartAsync(options, TimeProvider.System, cancelled);
        using CancellationTokenSource stopPulses = new();
        Task pulses = service.PulseAsync(() => app.IsAlive, TimeProvider.System, stopPulses.Token);
        service.Ready($"wall {app.WebAddress}, probes {app.IngestAddress}");
        await signals.Asked;
        service.Stopping();
        await stopPulses.CancelAsync();
        await pulses;
        return await app.StopAsync() ? 0 : EngineCommands.CutOff;
    }
}
