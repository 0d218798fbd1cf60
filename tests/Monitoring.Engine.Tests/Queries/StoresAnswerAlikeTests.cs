using System.Globalization;
using Google.Protobuf;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Queries;

/// <summary>
/// The same measurements in files, in PostgreSQL and in TimescaleDB answer every question with the same bytes, and so does a database that
/// was restored from the dump of another, by the commands that <c>store backup</c> names.
/// </summary>
public sealed class StoresAnswerAlikeTests
{
    /// <summary>Two hours of a day that is over, and minutes of now.</summary>
    private readonly DateTimeOffset _start = new(DateTimeOffset.UtcNow.AddMinutes(-30).UtcDateTime.Date.AddHours(-2), TimeSpan.Zero);
    private readonly DateTimeOffset _recent = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddMinutes(-30).ToUnixTimeSeconds() / 60 * 60);

    [TestCase(false)]
    [TestCase(true)]
    public async Task Every_question_is_answered_alike_also_by_a_database_restored_from_a_dump(bool withTimescale)
    {
        PostgresServer server = PostgresFixture.Server;
        if (withTimescale && !server.HasTimescale())
        {
            Assert.Ignore("the extension TimescaleDB is not installed in this PostgreSQL; its tests are skipped");
        }

        using TemporaryFolder files = new();
        IReadOnlyList<(string Question, string Answer)> expected = await FillAndAskAsync(new StoreOptions { Folder = files.Path });
        string database = Create(server, withTimescale);
        IReadOnlyList<(string Question, string Answer)> answered =
            await FillAndAskAsync(new StoreOptions { Postgres = new PostgresOptions { ConnectionString = database } });
        string restored = Restore(server, database, withTimescale);
        IReadOnlyList<(string Question, string Answer)> again =
            await AskAsync(new StoreOptions { Postgres = new PostgresOptions { ConnectionString = restored } });

        using (Assert.EnterMultipleScope())
        {
            for (int at = 0; at < expected.Count; at++)
            {
                Assert.That(expected[at].Answer, Has.Length.GreaterThan(500), expected[at].Question);
                Assert.That(answered[at].Answer, Is.EqualTo(expected[at].Answer), expected[at].Question);
                Assert.That(again[at].Answer, Is.EqualTo(expected[at].Answer), $"restored: {expected[at].Question}");
            }
        }
    }

    private async Task<IReadOnlyList<(string Question, string Answer)>> FillAndAskAsync(StoreOptions options)
    {
        await using (IStore store = await Store.OpenAsync(
            options with { SealGrace = TimeSpan.Zero, MaintenanceInterval = TimeSpan.Zero }, TimeProvider.System, new NoticeRecorder(), CancellationToken.None))
        {
            BatchBuilder probe = new("xining-01", services: 6, epoch: new Guid("0192d3a4-b5c6-7d7e-8f90-a1b2c3d4e5f6"));
            await AppendAsync(store, probe, _start, 3600);
            await AppendAsync(store, probe, _start.AddHours(1), 3300);
            await store.Measurements.MaintainAsync(CancellationToken.None);
            await AppendAsync(store, probe, _recent, 900);
        }

        return await AskAsync(options);
    }

    /// <summary>Three minutes of every twenty are missing; faults and seconds that are not measured lie across minutes.</summary>
    private static async Task AppendAsync(IStore store, BatchBuilder probe, DateTimeOffset start, int seconds)
    {
        Batch batch = probe.Seconds(start, seconds, (second, series) => series % 2 == 1 ? 0 : (1000 * series) + (second * 7919 % 1013));
        for (int second = seconds - 1; second >= 0; second--)
        {
            Window window = batch.Windows[second];
            if (second % 1200 is >= 1000 and < 1180)
            {
                batch.Windows.RemoveAt(second);
                continue;
            }

            byte[] states = window.States.ToByteArray();
            for (int series = states.Length - 1; series >= 0; series--)
            {
                int at = (second + (series * 97)) % 800;
                if (at is >= 350 and < 375 && series % 2 == 1)
                {
                    states[series] = (byte)VerdictState.Fault;
                    window.Values[series] = 1010;
                }
                else if (at is >= 500 and < 590)
                {
                    states[series] = (byte)VerdictState.NotMeasured;
                    window.Values.RemoveAt(series);
                }
            }

            window.States = ByteString.CopyFrom(states);
        }

        Assert.That(await store.Measurements.AppendAsync(BatchBuilder.Item(batch, DateTimeOffset.UtcNow), CancellationToken.None), Is.EqualTo(AppendResult.Stored));
    }

    private async Task<IReadOnlyList<(string Question, string Answer)>> AskAsync(StoreOptions options)
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(
            change: usual => usual with { Data = options.Postgres is null ? options.Folder : usual.Data, Postgres = options.Postgres });
        List<(string Question, string Answer)> answers = [];
        foreach (string question in Questions())
        {
            using HttpResponseMessage response = await engine.Client.GetAsync(new Uri(question, UriKind.Relative));
            string answer = await response.Content.ReadAsStringAsync();
            Assert.That(response.IsSuccessStatusCode, Is.True, $"{question}: {answer}");
            answers.Add((question, answer));
        }

        return answers;
    }

    private IEnumerable<string> Questions()
    {
        string whole = $"from={Iso(_start)}&to={Iso(_recent.AddMinutes(20))}";
        string part = $"from={Iso(_start.AddSeconds(1795))}&to={Iso(_start.AddSeconds(5003))}";
        yield return $"/api/v1/query/steps?entity=xining-01&step=60&{whole}";
        yield return $"/api/v1/query/steps?entity=xining-01&step=3600&from={Iso(_start)}&to={Iso(_start.AddHours(2))}";
        yield return $"/api/v1/query/steps?entity=xining-01&step=7&{part}";
        yield return $"/api/v1/query/steps?entity=xining-01/dtmb-33/2&step=300&format=csv&{whole}";
        yield return $"/api/v1/query/states?entity=xining-01&{whole}";
        yield return $"/api/v1/query/states?entity=xining-01&format=csv&{part}";
        yield return $"/api/v1/reports/availability?{whole}";
        yield return $"/api/v1/reports/availability?format=csv&{part}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"/api/prometheus/api/v1/query_range?query=avg_over_time(monitoring_null_share[5m])&start={_start.ToUnixTimeSeconds()}&end={_recent.ToUnixTimeSeconds() + 1200}&step=300");
    }

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Create(PostgresServer server, bool withTimescale)
    {
        string created = server.CreateDatabase();
        if (withTimescale)
        {
            PostgresServer.Execute(created, "CREATE EXTENSION timescaledb");
        }

        return created;
    }

    private static string Restore(PostgresServer server, string database, bool withTimescale)
    {
        string dump = server.File($"dump-{NameOf(database)}");
        string restored = Create(server, withTimescale);
        server.Tool("pg_dump", "-Fd", "-j2", "-f", dump, "-d", Place(server, database));
        if (withTimescale)
        {
            PostgresServer.Execute(restored, "SELECT timescaledb_pre_restore()");
            server.Tool("pg_restore", "-d", Place(server, restored), dump);
            PostgresServer.Execute(restored, "SELECT timescaledb_post_restore()");
        }
        else
        {
            server.Tool("pg_restore", "-j2", "-d", Place(server, restored), dump);
        }

        return restored;
    }

    private static string Place(PostgresServer server, string database) =>
        string.Create(CultureInfo.InvariantCulture, $"postgresql://127.0.0.1:{server.Port}/{NameOf(database)}");

    private static string NameOf(string database) => new NpgsqlConnectionStringBuilder(database).Database!;
}
