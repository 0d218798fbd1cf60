using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Monitoring.Load.Filling;
using Monitoring.Load.Killing;

namespace Monitoring.Load.Commands;

/// <summary><c>ask</c>: how long an engine needs to start on a filled store, and to answer over HTTP.</summary>
internal static class AskCommand
{
    public static void AddTo(RootCommand root)
    {
        Option<string> engine = new("--engine") { Description = "The engine's program, monitoring-engine.dll", Required = true };
        Option<string> data = new("--data") { Description = "Folder of the store that fill made", DefaultValueFactory = _ => "data" };
        Option<string?> database = new("--database") { Description = "Connection string of the database that fill filled" };
        Option<int> days = PlanOptions.Whole("--days", "Days the report covers", 30, 400);
        Option<int> runs = PlanOptions.Whole("--runs", "How often each question is asked", 20, 1000);
        var ask = new Command("ask", "Measures start, a day of one service by minutes, and the availability report, on a store that fill made") { engine, data, database, days, runs };
        ask.SetAction((parsed, stop) => RunAsync(
            Path.GetFullPath(parsed.GetValue(engine)!), Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(database),
            parsed.GetValue(days), parsed.GetValue(runs), stop));
        root.Subcommands.Add(ask);
    }

    private static async Task<int> RunAsync(string program, string folder, string? database, int days, int runs, CancellationToken stop)
    {
        Console.WriteLine($"load {(await File.ReadAllTextAsync("/proc/loadavg", stop)).Trim()}, {Environment.ProcessorCount} processors, {runs} runs");
        using EngineProcess engine = new(program, folder, database);
        List<double> starts = [];
        for (int start = 0; start < 3; start++)
        {
            long begun = Stopwatch.GetTimestamp();
            await engine.StartAsync(stop);
            starts.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            if (start < 2)
            {
                engine.Stop();
            }
        }

        Tell("start to ready", starts);
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 * 60;
        await AskAsync(engine, "a day of 40 metrics by minutes", $"/api/v1/query/steps?entity={Present.Rich}&step=60&{Range(now - Past.SecondsPerDay, now)}", runs, stop);
        await AskAsync(engine, $"availability of {days} days", $"/api/v1/reports/availability?{Range(now - (days * Past.SecondsPerDay), now)}", runs, stop);
        engine.Stop();
        return 0;
    }

    private static async Task AskAsync(EngineProcess engine, string what, string question, int runs, CancellationToken stop)
    {
        using HttpClient client = new() { BaseAddress = engine.Web, Timeout = TimeSpan.FromMinutes(5) };
        List<double> took = [];
        long bytes = 0;
        TimeSpan used = engine.ProcessorTime();
        for (int run = 0; run < runs; run++)
        {
            long begun = Stopwatch.GetTimestamp();
            bytes = (await client.GetByteArrayAsync(new Uri(question, UriKind.Relative), stop)).Length;
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        double each = (engine.ProcessorTime() - used).TotalMilliseconds / runs;
        Tell(FormattableString.Invariant($"{what}, {bytes} bytes, {each:0} ms of processor each"), took);
    }

    private static void Tell(string what, List<double> milliseconds)
    {
        double first = milliseconds[0];
        milliseconds.Sort();
        double At(double share) => milliseconds[(int)Math.Ceiling(share * milliseconds.Count) - 1];
        Console.WriteLine(FormattableString.Invariant($"{what}: first {first:0.0} ms, least {milliseconds[0]:0.0}, p50 {At(0.5):0.0}, p99 {At(0.99):0.0}"));
    }

    private static string Range(long from, long to) => $"from={Iso(from)}&to={Iso(to)}";

    private static string Iso(long second) =>
        DateTimeOffset.FromUnixTimeSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
