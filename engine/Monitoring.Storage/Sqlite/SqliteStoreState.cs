namespace Monitoring.Storage.Sqlite;

/// <summary>The parts of an open store, put together once and shared by its writing thread, its readers and the alarm side.</summary>
internal sealed class SqliteStoreState(StoreOptions options, TimeProvider time, IStoreObserver observer) : IDisposable
{
    public StoreOptions Options => options;

    public TimeProvider Time => time;

    public IStoreObserver Observer => observer;

    public CoreDatabase Core { get; } = new(Path.Combine(options.Folder, "core.db"));

    public DayFiles Days { get; } = new(options, time, observer);

    public SeriesCatalogue Catalogue { get; } = new();

    public EpochLedger Epochs { get; } = new();

    public Head Head { get; } = new();

    public UnappliedBatches Unapplied { get; } = new();

    /// <summary>Reads what core.db knows; again after a commit in doubt, so that no number is given to two things.</summary>
    public void LoadCore() => Core.Read(core =>
    {
        Catalogue.Load(core);
        Epochs.Load(core);
        return true;
    });

    public void Dispose()
    {
        Days.Dispose();
        Core.Dispose();
    }
}
