using System.Net;
using Monitoring.Load.Sending;
using Monitoring.Storage;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>More is asked of the database than it can answer: that is cut off, and neither probes nor the engine notice.</summary>
public sealed class QueryLimitTests
{
    private const int MoreThanThereAreConnections = 20;

    [Test]
    public async Task Queries_that_hang_are_cut_off_with_one_line_and_the_engine_goes_on()
    {
        EngineDatabase database = new(PostgresFixture.Server);
        await using RunningEngine engine = await RunningEngine.StartAsync(change: options => options with
        {
            Postgres = new PostgresOptions { ConnectionString = database.ConnectionString },
            StoreQueryLimit = TimeSpan.FromSeconds(2),
        });
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            await using (NpgsqlConnection holder = new(database.ConnectionString + ";Pooling=false"))
            {
                await holder.OpenAsync();
                await using NpgsqlCommand hold = holder.CreateCommand();
                hold.CommandText = "BEGIN; LOCK TABLE rollup_hour, availability_run";
                await hold.ExecuteNonQueryAsync();
                await AskWhileLockedAsync(engine, sender);
            }

            Assert.That((await AskAsync(engine, Steps)).Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    private static string Steps => $"/api/v1/query/steps?from={Time(-24)}&to={Time(0)}&step=1h";

    private static async Task AskWhileLockedAsync(RunningEngine engine, LoadSender sender)
    {
        Task<(HttpStatusCode Status, string Text)>[] asked = [.. Enumerable.Range(0, MoreThanThereAreConnections).Select(_ => AskAsync(engine, Steps))];
        await LoadDuring.AcknowledgesAsync(sender);
        Assert.That(asked.Count(a => !a.IsCompleted), Is.GreaterThan(0), "batches were acknowledged while queries hung");
        (HttpStatusCode Status, string Text)[] answers = await Task.WhenAll(asked);
        (HttpStatusCode Status, string Text) grafana = await AskAsync(
            engine, $"/api/prometheus/api/v1/query_range?query=monitoring_service_outage&start={Time(-24)}&end={Time(0)}&step=3600");

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.GatewayTimeout));
        Assert.That(
            answers.Select(a => a.Text),
            Is.All.Contains("a query was cut off after 2 s: ask for less time, fewer series or longer steps, or raise storeQuerySeconds").And.All.Not.Contain("   at "));
        Assert.That(grafana.Status, Is.EqualTo(HttpStatusCode.GatewayTimeout), grafana.Text);
        Assert.That(grafana.Text, Does.StartWith("""{"status":"error","errorType":"timeout","error":"a query was cut off"""));
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(RunningEngine engine, string path)
    {
        using HttpResponseMessage answer = await engine.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Time(int hours) => $"{DateTimeOffset.UtcNow.AddHours(hours):yyyy-MM-dd'T'HH':00:00Z'}";
}
