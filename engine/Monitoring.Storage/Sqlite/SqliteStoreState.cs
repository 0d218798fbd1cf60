using Monitoring.Storage.Core;

namespace Monitoring.Storage.Sqlite;

/// <summary>The parts of a store in a folder: core.db, the day files, and what is not sealed yet.</summary>
internal sealed class SqliteStoreState(StoreOptions options, TimeProvider time, IStoreObserver observer)
    : StoreState(options, time, observer, new CoreDatabase(Path.Combine(options.Folder, "core.db")))
{
    public DayFiles Days { get; } = new(options, time, observer);

    public Head Head { get; } = new();

    public override string Place => Options.Folder;

    public override void Dispose()
    {
        Days.Dispose();
        base.Dispose();
    }
}
