using System.CommandLine;
using System.Diagnostics;
using Monitoring.Load.Sending;

namespace Monitoring.Load.Commands;

/// <summary><c>otlp</c>: sends metrics as other programs do, in either encoding, and says how fast they were taken.</summary>
internal static class OtlpCommand
{
    public static void AddTo(RootCommand root)
    {
        Option<Uri> engine = AddressOption.Create("--engine", "Where the engine takes metrics (otlp.listen)", "http://127.0.0.1:4318");
        Option<bool> json = new("--json") { Description = "Requests in JSON; without it in protobuf" };
        Option<bool> gzip = new("--gzip") { Description = "Compress bodies, as most exporters do" };
        Option<int> sources = PlanOptions.Whole("--sources", "Sources, each a request at a time", 4, 100);
        Option<int> series = PlanOptions.Whole("--series", "Series of each, all in one request", 1000, 10_000);
        Option<int> seconds = PlanOptions.Whole("--seconds", "Requests of each, one for a second", 60, 3600);
        Command otlp = new("otlp", "Sends metrics over OTLP/HTTP as fast as they are taken") { engine, json, gzip, sources, series, seconds };
        otlp.SetAction((parsed, stop) => RunAsync(
            new OtlpLoad(parsed.GetValue(sources), parsed.GetValue(series), parsed.GetValue(seconds), parsed.GetValue(json), parsed.GetValue(gzip)),
            parsed.GetValue(engine)!,
            stop));
        root.Subcommands.Add(otlp);
    }

    private static async Task<int> RunAsync(OtlpLoad load, Uri engine, CancellationToken stop)
    {
        using OtlpSender sender = new(load, engine, DateTimeOffset.UtcNow);
        long begun = Stopwatch.GetTimestamp();
        await sender.RunAsync(stop);
        double took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"{sender.Requests} requests, {sender.Bytes} bytes, {load.Samples} samples in {took:0.0} s: {load.Samples / took:0} samples/s; answered within p50 {sender.Latencies.Quantile(0.5)} ms, p99 {sender.Latencies.Quantile(0.99)} ms; {sender.Refused} times asked to wait"));
        return 0;
    }
}
