using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The contract, on SQLite.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SqliteStoreTests : WatchContract
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

    private protected override Task<OpenStore> OpenAgainAsync() => OpenAsync(isReader: false);

    private protected override Task<OpenStore> OpenReaderAsync() => OpenAsync(isReader: true);

    private protected override void Execute(string sql) => BehindTheStore.Run(_folder.File("core.db"), sql);

    private async Task<OpenStore> OpenAsync(bool isReader)
    {
        SqliteStore store = await SqliteStore.OpenAsync(
            new StoreOptions { Folder = _folder.Path, ReadOnly = isReader, RawDays = RawDays, MaintenanceInterval = TimeSpan.Zero }, Time, Notices,
            CancellationToken.None);
        return new OpenStore(store.Measurements, store.Alarms, store.Registry, store.Configurations, store.Audit, store);
    }
}
