using System.CommandLine;
using System.Diagnostics;
using Monitoring.Load.Checking;
using Monitoring.Load.Killing;

namespace Monitoring.Load.Commands;

/// <summary><c>kill</c>: an engine is killed again and again while it takes a load, then its store is held against the account.</summary>
internal static class KillCommand
{
    public static void AddTo(RootCommand root)
    {
        Option<string> engine = new("--engine") { Description = "The engine's program, monitoring-engine.dll", Required = true };
        Option<int> kills = PlanOptions.Whole("--kills", "How often", 200, 1000);
        Option<bool> postgres = new("--postgres") { Description = "Keep the store in a PostgreSQL that is started for the run, and kill that as well" };
        Option<int> pause = PlanOptions.Whole("--pause", "Milliseconds a probe waits before each batch", 5, 10_000);
        var kill = new Command("kill", "Kills an engine of its own with SIGKILL, phase by phase, while it takes a load, and checks what it kept") { engine, kills, postgres, pause };
        PlanOptions plan = new(kill, probes: 8, services: 2, seconds: 80_000);
        kill.SetAction(async (parsed, stop) =>
        {
            KillRun run = new(
                plan.Read(parsed, seconds => DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds), Path.GetFullPath(parsed.GetValue(engine)!),
                TimeSpan.FromMilliseconds(parsed.GetValue(pause)), parsed.GetValue(postgres));
            long begun = Stopwatch.GetTimestamp();
            Findings findings = await run.RunAsync(parsed.GetValue(kills), text => Console.Error.Write(text + "\r"), stop);
            Console.WriteLine(run.Tally);
            Console.WriteLine(FormattableString.Invariant(
                $"{run.Tally.Kills} kills in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s, {run.Batches} batches acknowledged, {run.Duplicates} of them sent again: {findings}"));
            return findings.IsRight ? 0 : 1;
        });
        root.Subcommands.Add(kill);
    }
}
