using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Core;

/// <summary>
/// The parts every open store has, put together once and shared by its writing thread, its readers and the alarm side.
/// </summary>
internal abstract class StoreState(StoreOptions options, TimeProvider time, IStoreObserver observer, ICoreDatabase core) : IDisposable
{
    private volatile StoreUpkeep _upkeep;

    public StoreOptions Options => options;

    public TimeProvider Time => time;

    public IStoreObserver Observer => observer;

    public ICoreDatabase Core => core;

    public SeriesCatalogue Catalogue { get; } = new();

    public EpochLedger Epochs { get; } = new();

    /// <summary>Days that are over and whose availability is kept as runs.</summary>
    public KeptDays Kept { get; } = new();

    public UnappliedBatches Unapplied { get; } = new();

    /// <summary>What the round of upkeep under way has come to.</summary>
    public StoreUpkeep Upkeep
    {
        get => _upkeep;
        set => _upkeep = value;
    }

    /// <summary>Where the store is, as people are told.</summary>
    public abstract string Place { get; }

    /// <summary>Reads what the core tables know; again after a commit in doubt, so that no number is given to two things.</summary>
    public void LoadCore() => core.Read(connection =>
    {
        Catalogue.Load(connection);
        Epochs.Load(connection);
        return true;
    });

    public virtual void Dispose() => core.Dispose();
}
