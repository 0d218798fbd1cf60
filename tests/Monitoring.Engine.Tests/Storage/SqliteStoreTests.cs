using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The contract, on SQLite.</summary>
[TestFixture]
internal sealed class SqliteStoreTests : AlarmContract
{
    private TemporaryFolder _folder = null!;

    [TearDown]
    public override async Task CloseStore()
    {
        await base.CloseStore();
        _folder.Dispose();
    }

    private protected override Task<OpenStore> CreateAsync()
    {
        _folder = new TemporaryFolder();
        return OpenAgainAsync();
    }

    private protected override async Task<OpenStore> OpenAgainAsync()
    {
        SqliteStore store = await SqliteStore.OpenAsync(
            new StoreOptions { Folder = _folder.Path, MaintenanceInterval = TimeSpan.Zero }, Time, Notices, CancellationToken.None);
        return new OpenStore(store.Measurements, store.Alarms, store);
    }
}
