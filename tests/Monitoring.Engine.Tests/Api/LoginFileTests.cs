using System.Net;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Storage;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The file that says who connects to the database, changed while the engine runs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LoginFileTests
{
    [Test]
    public async Task Another_user_and_password_in_the_file_are_taken_up_without_a_restart()
    {
        EngineDatabase database = new(PostgresFixture.Server);
        using TemporaryFolder folder = new();
        await using RunningEngine engine = await StartAsync(database, folder);
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            database.Execute($"CREATE ROLE {database.Name}_next LOGIN PASSWORD 'the next' IN ROLE {database.Name}; ALTER ROLE {database.Name} PASSWORD NULL");
            database.EndSessions();
            string refused = await engine.UntilReadySaysAsync("the password is not accepted (28P01");
            await WriteAsync(folder, new(database.ConnectionString) { Username = $"{database.Name}_next", Password = "the next" });
            await LoadDuring.AcknowledgesAsync(sender);

            Assert.That(refused, Does.Contain("from the file of storeConnectionFile it is taken up by itself").And.Not.Contain("the next"));
            using HttpResponseMessage answer = await engine.Client.GetAsync(new Uri("/api/v1/history?entity=engine", UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), "who asks is answered as well");
        });
    }

    [Test]
    public async Task A_file_that_names_another_database_is_not_taken_up_and_that_is_told()
    {
        EngineDatabase database = new(PostgresFixture.Server), other = new(PostgresFixture.Server);
        using TemporaryFolder folder = new();
        await using RunningEngine engine = await StartAsync(database, folder);
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            database.Execute($"ALTER ROLE {database.Name} PASSWORD 'another'");
            await WriteAsync(folder, new(other.ConnectionString));
            database.EndSessions();
            string refused = await engine.UntilReadySaysAsync(
                $"{folder.File("connection")} is not taken up: while the engine runs only who connects may change, not Database; start the engine again for that");
            await WriteAsync(folder, new(database.ConnectionString) { Password = "another" });
            await LoadDuring.AcknowledgesAsync(sender);

            Assert.That(refused, Does.Contain("the password is not accepted").And.Not.Contain(PostgresFixture.Server.Password));
        });
    }

    private static async Task<RunningEngine> StartAsync(EngineDatabase database, TemporaryFolder folder)
    {
        await WriteAsync(folder, new(database.ConnectionString));
        PostgresOptions options = new() { ConnectionString = database.ConnectionString, File = folder.File("connection") };
        return await RunningEngine.StartAsync(change: o => o with { Postgres = options });
    }

    private static Task WriteAsync(TemporaryFolder folder, NpgsqlConnectionStringBuilder connection) =>
        File.WriteAllTextAsync(folder.File("connection"), connection.ConnectionString + "\n");
}
