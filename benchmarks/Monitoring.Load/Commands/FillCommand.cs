using System.CommandLine;
using Monitoring.Contracts.Indicators;
using Monitoring.Load.Checking;
using Monitoring.Load.Filling;
using Monitoring.Storage;

namespace Monitoring.Load.Commands;

/// <summary><c>fill</c>: makes a store as it is after weeks, to ask questions of.</summary>
internal static class FillCommand
{
    private const long Recent = 20 * 60;
    private const long Window = 300;

    public static void AddTo(RootCommand root)
    {
        Option<string> data = new("--data") { Description = "Folder of the store to make, not there yet", DefaultValueFactory = _ => "data" };
        Option<string?> database = new("--database") { Description = "Connection string of an empty PostgreSQL database; in files without it" };
        Option<int> services = PlanOptions.Whole("--services", "Services", 2000, 10_000);
        Option<int> days = PlanOptions.Whole("--days", "Days", 30, 400);
        Option<ulong> seed = new("--seed") { Description = "Makes another past of the same size", DefaultValueFactory = _ => 1 };
        var fill = new Command("fill", "Makes a store as it is after weeks: steady services with some outages, the last days in seconds") { data, database, services, days, seed };
        fill.SetAction(async (parsed, stop) =>
        {
            string? connection = parsed.GetValue(database);
            StoreOptions options = new()
            {
                Folder = Path.GetFullPath(parsed.GetValue(data)!),
                Postgres = connection is null ? null : new PostgresOptions { ConnectionString = connection },
                MaintenanceInterval = TimeSpan.Zero,

                // what was appended rests at once, so that the store is left as it is after a while
                SealGrace = TimeSpan.Zero,
            };
            if (connection is null && Path.Exists(options.Folder))
            {
                throw new LoadException($"--data: {options.Folder} is there already: a made-up past goes into a new store");
            }

            await RunAsync(options, parsed.GetValue(services), parsed.GetValue(days), parsed.GetValue(seed), stop);
            return 0;
        });
        root.Subcommands.Add(fill);
    }

    private static async Task RunAsync(StoreOptions options, int services, int days, ulong seed, CancellationToken stop)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        long recent = (now - Recent) / Window * Window;
        Present present;
        List<(SeriesId Id, bool IsOutage)> series = [];
        await using (IStore store = await OpenAsync(options, stop))
        {
            present = new Present(seed, store, services);
            foreach (string probe in present.Steady)
            {
                await present.AppendAsync(probe, recent, recent + 1, 1, stop);
            }

            foreach (Indicator indicator in (Indicator[])[Catalogue.ServiceOutage, Catalogue.ServiceDegradation])
            {
                series.AddRange((await store.Measurements.FindSeriesAsync(new SeriesFilter(Indicator: indicator.Id), stop))
                    .Select(s => (s.Id, indicator == Catalogue.ServiceOutage)));
            }
        }

        long first = ((now / Past.SecondsPerDay) - days) * Past.SecondsPerDay;
        if (options.Postgres is PostgresOptions postgres)
        {
            PostgresPast.Write(postgres.ConnectionString, series, seed, first, recent, Tell);
        }
        else
        {
            SqlitePast.Write(options, series, seed, first, recent, Tell);
        }

        await using IStore again = await OpenAsync(options, stop);
        present = new Present(seed, again, services);
        foreach (string probe in present.Steady)
        {
            await present.AppendAsync(probe, recent, now, 60, stop);
        }

        await present.AppendAsync(Present.Rich.Split('/')[0], now - Past.SecondsPerDay, now, 600, stop);
        await again.Measurements.MaintainAsync(stop);
        Console.WriteLine(FormattableString.Invariant($"{days} days of {services} services from {DateTimeOffset.FromUnixTimeSeconds(first):yyyy-MM-dd'T'HH:mm:ss'Z'}, and a day of {Present.Rich}"));
    }

    private static Task<IStore> OpenAsync(StoreOptions options, CancellationToken stop) =>
        Store.OpenAsync(options, TimeProvider.System, new SilentStore(), stop);

    private static void Tell(long day, long days) => Console.Error.Write(FormattableString.Invariant($"day {day + 1} of {days}\r"));
}
