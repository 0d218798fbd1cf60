using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// The store in a PostgreSQL database. Opening it brings the schema forward and reads again what was durable and not applied.
/// </summary>
public sealed class PostgresStore : IStore
{
    private readonly PostgresStoreState _state;

    private PostgresStore(PostgresStoreState state, MeasurementStore measurements)
    {
        _state = state;
        Measurements = measurements;
        Alarms = new AlarmStore(state);
        Registry = new RegistryStore(state);
        Configurations = new ConfigurationStore(state);
        Audit = new AuditStore(state);
    }

    /// <inheritdoc/>
    public IMeasurementStore Measurements { get; }

    /// <inheritdoc/>
    public IAlarmStore Alarms { get; }

    /// <inheritdoc/>
    public IRegistryStore Registry { get; }

    /// <inheritdoc/>
    public IConfigurationStore Configurations { get; }

    /// <inheritdoc/>
    public IAuditStore Audit { get; }

    /// <inheritdoc/>
    public string Place => _state.Place;

    /// <summary>Opens the store of a database, or creates it in one that is empty.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened; the message says why and what to do.</exception>
    public static Task<PostgresStore> OpenAsync(
        StoreOptions options, PostgresOptions postgres, TimeProvider time, IStoreObserver observer, CancellationToken cancellationToken) =>
        Task.Run(() => Open(options, postgres, time, observer), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Measurements.DisposeAsync();
        _state.Dispose();
    }

    private static PostgresStore Open(StoreOptions options, PostgresOptions postgres, TimeProvider time, IStoreObserver observer)
    {
        PostgresDatabase database = new(postgres, options.QueryLimit, observer);
        PostgresCore core = new(database, time);
        PostgresStoreState state = new(options, time, observer, database, core);
        try
        {
            if (options.ReadOnly)
            {
                database.RequireVersion();
            }
            else
            {
                core.Migrate(options.MayMigrate);
            }

            state.LoadCore();
            BatchTable batches = new(state);
            PostgresPointReader reader = new(state);
            BatchLog? log = null;
            if (!options.ReadOnly)
            {
                batches.Open();
                log = new BatchLog(state, batches, new PostgresUpkeep(state, batches));
            }

            return new PostgresStore(state, new MeasurementStore(state, batches, reader, log));
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }
}
