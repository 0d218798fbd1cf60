using Monitoring.Storage.Postgres;
using Monitoring.Storage.Sqlite;

namespace Monitoring.Storage;

/// <summary>Opens the store that the options name.</summary>
public static class Store
{
    /// <summary>Opens it, or creates it where there is none yet.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened; the message says why and what to do.</exception>
    public static async Task<IStore> OpenAsync(
        StoreOptions options, TimeProvider time, IStoreObserver observer, CancellationToken cancellationToken) =>
        options.Postgres is PostgresOptions postgres
            ? await PostgresStore.OpenAsync(options, postgres, time, observer, cancellationToken)
            : await SqliteStore.OpenAsync(options, time, observer, cancellationToken);
}
