using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// The default store: one folder with core.db and a file per day. Opening it brings the schema forward, moves damaged day files aside
/// and reads again what was durable and not sealed.
/// </summary>
public sealed class SqliteStore : IStore
{
    private readonly SqliteStoreState _state;
    private readonly FileStream? _lock;

    private SqliteStore(SqliteStoreState state, FileStream? owned, MeasurementStore measurements)
    {
        _state = state;
        _lock = owned;
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

    /// <summary>Opens, or creates, the store of a folder.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened; the message says why and what to do.</exception>
    public static Task<SqliteStore> OpenAsync(
        StoreOptions options, TimeProvider time, IStoreObserver observer, CancellationToken cancellationToken) =>
        Task.Run(() => Open(options, time, observer), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Measurements.DisposeAsync();
        _state.Dispose();
        if (_lock is not null)
        {
            await _lock.DisposeAsync();
        }
    }

    private static SqliteStore Open(StoreOptions options, TimeProvider time, IStoreObserver observer)
    {
        FileStream? owned = options.ReadOnly ? null : Lock(options.Folder);
        SqliteStoreState state = new(options, time, observer);
        try
        {
            if (!options.ReadOnly)
            {
                SchemaCheck.Run(options.Folder, SchemaCheck.FilesOf(options.Folder));
                state.Core.Write(static _ => { });
            }

            state.LoadCore();
            HourMarks marks = new(state);
            marks.Load();
            state.Days.OpenExisting();
            if (!options.ReadOnly)
            {
                OpenRollUps(state, marks);
            }

            BatchAdmission admission = new(state);
            admission.Replay();
            SqlitePointReader reader = new(state);
            BatchLog? log = options.ReadOnly ? null : new BatchLog(state, admission, new Maintenance(state, admission, reader, marks));
            return new SqliteStore(state, owned, new MeasurementStore(state, admission, reader, log));
        }
        catch
        {
            state.Dispose();
            owned?.Dispose();
            throw;
        }
    }

    /// <summary>Where there is no file of roll-ups, or a damaged one, what the day files still hold is rolled up again.</summary>
    private static void OpenRollUps(SqliteStoreState state, HourMarks marks)
    {
        if (!state.RollUps.IsUsable(state.Time.GetUtcNow()))
        {
            marks.MarkAll();
        }

        state.RollUps.Open();
    }

    /// <summary>One process owns a store: the lock goes with the process, however it ends.</summary>
    private static FileStream Lock(string folder)
    {
        string path = Path.Combine(folder, "store.lock");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw StoreUnavailableException.CannotOpen(folder, cause);
        }

        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw StoreUnavailableException.CannotOpen(path, cause);
        }
        catch (IOException cause)
        {
            throw cause.HResult is 11 or 35 ? StoreUnavailableException.InUse(folder) : StoreUnavailableException.CannotOpen(path, cause);
        }
    }
}
