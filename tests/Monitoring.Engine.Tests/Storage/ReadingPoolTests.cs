using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Who reads for one purpose does not take the connections of another.</summary>
internal sealed class ReadingPoolTests
{
    private const int OwnConnections = 4;

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
}
