using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The contract, on plain PostgreSQL.</summary>
[TestFixture]
internal sealed class PostgresStoreTests : AlarmContract
{
    private string _connection = null!;

    private protected override Task<OpenStore> CreateAsync()
    {
        _connection = PostgresFixture.Server.CreateDatabase();
        return OpenAgainAsync();
    }

    private protected override async Task<OpenStore> OpenAgainAsync()
    {
        PostgresOptions postgres = new() { ConnectionString = _connection };
        PostgresStore store = await PostgresStore.OpenAsync(
            new StoreOptions { MaintenanceInterval = TimeSpan.Zero }, postgres, Time, Notices, CancellationToken.None);
        return new OpenStore(store.Measurements, store.Alarms, store);
    }
}
