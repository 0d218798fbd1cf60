using Monitoring.Storage.Core;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>The parts of a store in a folder: core.db, the day files, and what is not sealed yet.</summary>
internal sealed class SqliteStoreState(StoreOptions options, TimeProvider time, IStoreObserver observer)
    : StoreState(options, time, observer, new CoreDatabase(Path.Combine(options.Folder, "core.db"), observer))
{
    public DayFiles Days { get; } = new(options, time, observer);

    public Head Head { get; } = new();

    /// <summary>Hours that have sealed windows their roll-ups do not know.</summary>
    public DueHours Due { get; } = new();

    public RollUpFile RollUps { get; } = new(Path.Combine(options.Folder, "rollup.db"), observer);

    public override string Place => Options.Folder;

    public override void Dispose()
    {
        Days.Dispose();
        RollUps.Dispose();
        base.Dispose();
    }
}
