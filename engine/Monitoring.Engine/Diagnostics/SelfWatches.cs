using Monitoring.Engine.Configuration;
using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>What the engine watches of itself on its own, beside what it meets at work.</summary>
/// <param name="Reading">Whether what is stored can be read.</param>
/// <param name="Upkeep">Whether the store keeps house.</param>
/// <param name="Backups">Whether backups are made; null where no folder of them is set.</param>
public sealed record SelfWatches(ReadingWatch Reading, UpkeepWatch Upkeep, BackupWatch? Backups)
{
    /// <summary>Those of an engine with these settings.</summary>
    public static SelfWatches Of(EngineOptions options, IStore store, TimeProvider clock) => new(
        new ReadingWatch(store.Alarms, store.Measurements, clock),
        new UpkeepWatch(store.Measurements, options.UpkeepLateAfter + options.UpkeepInterval, clock),
        options.BackupPath is string path
            ? new BackupWatch(new BackupFolder(path, IsOfFiles: options.Postgres is null), options.BackupLateAfter, clock) : null);

    /// <summary>Watches until stopped.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        Task.Run(() => Reading.RunAsync(stop), CancellationToken.None), Backups?.RunAsync(stop) ?? Task.CompletedTask);
}
