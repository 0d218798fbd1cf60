using System.CommandLine;
using System.Text;
using Monitoring.Compliance;
using Monitoring.Compliance.Export;
using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Reports;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary><c>report</c>: availability of every service, read beside a running engine or without one.</summary>
internal static class ReportCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        Option<string> from = new("--from") { Description = "Start: local date or time, or ISO 8601 with offset", Required = true };
        Option<string> to = new("--to") { Description = "End, excluded", Required = true };
        Option<string> format = new("--format") { Description = "csv or html", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "html");
        Option<string?> output = new("--out") { Description = "File to write; standard output without it" };
        var report = new Command("report", "Writes the availability report of a period") { from, to, format, output };
        report.SetAction((parsed, stop) => RunAsync(
            EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]),
            parsed.GetValue(from)!,
            parsed.GetValue(to)!,
            parsed.GetValue(format)!,
            parsed.GetValue(output),
            stop));
        root.Subcommands.Add(report);
    }

    private static async Task<int> RunAsync(
        EngineOptions options, string from, string to, string format, string? output, CancellationToken stop)
    {
        ReportPeriod period = Period(options, from, to);
        if (options.Postgres is null && !File.Exists(Path.Combine(options.Data, "core.db")))
        {
            throw new StartupException($"data: there is no store in {options.Data}; name its folder with --data or --config");
        }

        AvailabilityReport report;
        try
        {
            await using IStore store = await Store.OpenAsync(
                options.Store with { ReadOnly = true }, TimeProvider.System, new Silent(), stop);
            report = await new AvailabilitySource(store.Measurements).BuildAsync(period, options.TimeZone, stop);
        }
        catch (StoreUnavailableException exception)
        {
            throw new StartupException($"{options.StoreKey}: {exception.Message.ReplaceLineEndings(" ")}");
        }

        byte[] text = format == "csv" ? CsvExport.Write(report) : Encoding.UTF8.GetBytes(HtmlExport.Write(report));
        if (output is null)
        {
            await using Stream console = Console.OpenStandardOutput();
            await console.WriteAsync(text, stop);
        }
        else
        {
            await File.WriteAllBytesAsync(output, text, stop);
        }

        return 0;
    }

    private static ReportPeriod Period(EngineOptions options, string from, string to)
    {
        if (!ApiContext.TryReadTime(from, options.TimeZone, out DateTimeOffset start))
        {
            throw new StartupException($"--from: '{from}' is no time, e.g. 2026-05-01 or 2026-05-01T00:00:00+08:00");
        }

        if (!ApiContext.TryReadTime(to, options.TimeZone, out DateTimeOffset end))
        {
            throw new StartupException($"--to: '{to}' is no time, e.g. 2026-05-02 or 2026-05-02T00:00:00+08:00");
        }

        return ReportPeriod.TryCreate(start, end, TimeProvider.System.GetUtcNow(), out string? problem)
            ?? throw new StartupException($"--from, --to: {problem}");
    }

    /// <summary>A report is only its report on standard output; damage shows as unknown time in it.</summary>
    private sealed class Silent : IStoreObserver
    {
        public void OnNotice(StoreNotice notice, string text)
        {
            if (notice is StoreNotice.ChunkUnreadable or StoreNotice.DayFileMovedAside)
            {
                Console.Error.WriteLine($"monitoring-engine: {text}");
            }
        }

        public void OnCommitted(int batches, long samples, TimeSpan elapsed)
        {
            // nothing is written by a report
        }

        public void OnSealed(int chunks, long bytes)
        {
            // nothing is written by a report
        }
    }
}
