using System.CommandLine;
using System.Text;
using Monitoring.Compliance;
using Monitoring.Compliance.Export;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Registry;
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
        TimeRange range = StoredData.Range(options, from, to);
        ReportPeriod period = ReportPeriod.TryCreate(range.From, range.To, TimeProvider.System.GetUtcNow(), out string? problem)
            ?? throw new StartupException($"--from, --to: {problem}");
        AvailabilityReport report = await StoredData.ReadStoreAsync(
            options,
            async store =>
            {
                using RegistryDesk registry = await RegistryDoor.OpenAsync(options, store, stop);
                return await new AvailabilitySource(store.Measurements, registry).BuildAsync(period, options.TimeZone, stop);
            },
            stop);
        byte[] text = format == "csv" ? CsvExport.Write(report) : Encoding.UTF8.GetBytes(HtmlExport.Write(report));
        await using Stream target = StoredData.Output(output);
        await target.WriteAsync(text, stop);
        return 0;
    }
}
