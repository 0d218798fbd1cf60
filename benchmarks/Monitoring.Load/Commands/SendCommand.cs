using System.CommandLine;
using System.Diagnostics;
using Monitoring.Load.Plan;
using Monitoring.Load.Sending;

namespace Monitoring.Load.Commands;

/// <summary><c>send</c>: sends a load to a running engine and writes the account of it.</summary>
internal static class SendCommand
{
    public static void AddTo(RootCommand root)
    {
        Option<Uri> engine = AddressOption.Create("--engine", "Ingest of the engine", "http://127.0.0.1:8601");
        Option<bool> realTime = new("--real-time") { Description = "A window a second; without it as fast as they are taken" };
        Option<bool> gzip = new("--gzip") { Description = "Compress bodies, as probes do" };
        Option<int> giveUp = new("--give-up") { Description = "Seconds after which a batch nobody takes ends the run", DefaultValueFactory = _ => 60 };
        Option<string> account = new("--account") { Description = "File for the account", DefaultValueFactory = _ => "load.json" };
        var send = new Command("send", "Sends a load to a running engine and writes down what was acknowledged") { engine, realTime, gzip, giveUp, account };
        PlanOptions plan = new(send, probes: 10, services: 20, seconds: 60);
        send.SetAction((parsed, stop) =>
        {
            bool isRealTime = parsed.GetValue(realTime);
            long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            return RunAsync(
                plan.Read(parsed, seconds => isRealTime ? now + 1 : now - seconds),
                new SendOptions(parsed.GetValue(engine)!, isRealTime, parsed.GetValue(gzip), TimeSpan.FromSeconds(parsed.GetValue(giveUp))),
                parsed.GetValue(account)!,
                stop);
        });
        root.Subcommands.Add(send);
    }

    private static async Task<int> RunAsync(LoadPlan plan, SendOptions options, string path, CancellationToken stop)
    {
        Account account = new(plan);
        account.Write(path);
        using LoadSender sender = new(plan, options, account);
        long begun = Stopwatch.GetTimestamp();
        using (Timer progress = new(_ => Tell(sender, begun, "\r"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)))
        {
            try
            {
                await sender.RunAsync(stop);
            }
            finally
            {
                account.Write(path);
            }
        }

        Tell(sender, begun, "\r");
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"{sender.Batches} batches, {sender.Duplicates} duplicates, {sender.Samples} samples in {seconds:0.0} s: {sender.Samples / seconds:0} samples/s; acknowledged within p50 {sender.Latencies.Quantile(0.5)} ms, p99 {sender.Latencies.Quantile(0.99)} ms; {sender.Refused} times asked to wait"));
        return 0;
    }

    private static void Tell(LoadSender sender, long begun, string end)
    {
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.Error.Write(FormattableString.Invariant($"{seconds,6:0} s {sender.Batches,9} batches {sender.Samples / seconds,10:0} samples/s{end}"));
    }
}
