using System.CommandLine;
using Monitoring.Load.Checking;
using Monitoring.Load.Killing;

namespace Monitoring.Load.Commands;

/// <summary><c>kill</c>: an engine is killed again and again while it takes a load, then its store is held against the account.</summary>
internal static class KillCommand
{
    public static void AddTo(RootCommand root)
    {
        Option<string> engine = new("--engine") { Description = "The engine's program, monitoring-engine.dll", Required = true };
        Option<int> kills = new("--kills") { Description = "How often", DefaultValueFactory = _ => 200 };
        var kill = new Command("kill", "Kills an engine of its own with SIGKILL while it takes a load, and checks what it kept") { engine, kills };
        PlanOptions plan = new(kill, probes: 4, services: 8, seconds: 3600);
        kill.SetAction(async (parsed, stop) =>
        {
            KillRun run = new(
                plan.Read(parsed, seconds => DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds), Path.GetFullPath(parsed.GetValue(engine)!));
            Findings findings = await run.RunAsync(parsed.GetValue(kills), text => Console.Error.Write(text + "\r"), stop);
            Console.WriteLine(FormattableString.Invariant($"{parsed.GetValue(kills)} kills, {run.Batches} batches acknowledged, {run.Duplicates} of them sent again: {findings}"));
            return findings.IsRight ? 0 : 1;
        });
        root.Subcommands.Add(kill);
    }
}
