using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Who reads for one purpose does not take the connections of another.</summary>
internal sealed class ReadingPoolTests
{
    private const int OwnConnections = 4;

    [Test]
    public void What_is_asked_has_its_time_however_often_a_connection_is_used_and_what_the_engine_reads_has_none()
    {
        using PostgresDatabase database = new(
            new PostgresOptions { ConnectionString = PostgresFixture.Server.CreateDatabase() }, TimeSpan.FromSeconds(7), new NoticeRecorder());

        string[] asked = [.. Enumerable.Range(0, 3).Select(_ => database.Queries.Read(TimeOf))];

        Assert.That(asked, Is.All.EqualTo("7s"));
        Assert.That(database.Own.Read(TimeOf), Is.EqualTo("0"));
    }

    [Test]
    public async Task Who_finds_no_connection_free_is_refused_in_one_line_and_the_other_purpose_reads_on()
    {
        PostgresOptions options = new() { ConnectionString = PostgresFixture.Server.CreateDatabase() };
        using PostgresDatabase database = new(options, TimeSpan.FromMinutes(1), new NoticeRecorder());
        TaskCompletionSource end = new();
        using CountdownEvent reading = new(OwnConnections);
        Task[] readers = [.. Enumerable.Range(0, OwnConnections).Select(_ => Task.Run(() => database.Own.ReadAsync(
            async _ =>
            {
                reading.Signal();
                await end.Task;
                return true;
            },
            CancellationToken.None).AsTask()))];
        reading.Wait();
        StoreUnavailableException? refused = Assert.Throws<StoreUnavailableException>(() => database.Own.Read(_ => true));
        bool others = database.Queries.Read(connection => connection.State == System.Data.ConnectionState.Open);
        end.SetResult();
        await Task.WhenAll(readers);

        Assert.That(refused!.Message, Is.EqualTo($"4 questions to the store in {options.Place} are being answered and none has ended in time: ask again later"));
        Assert.That(others, Is.True);
        Assert.That(database.Own.Read(_ => true), Is.True, "again when they have ended");
    }

    private static string TimeOf(NpgsqlConnection connection)
    {
        using NpgsqlCommand show = connection.CreateCommand();
        show.CommandText = "SHOW statement_timeout";
        return (string)show.ExecuteScalar()!;
    }
}
