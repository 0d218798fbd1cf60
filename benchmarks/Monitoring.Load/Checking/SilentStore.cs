using Monitoring.Storage;

namespace Monitoring.Load.Checking;

/// <summary>Opens a store to read only; what it says goes to standard error.</summary>
internal sealed class SilentStore : IStoreObserver
{
    /// <summary>Opens the SQLite store of a folder, or the database of a connection string.</summary>
    /// <exception cref="LoadException">It cannot be opened.</exception>
    public static async Task<IStore> OpenAsync(string folder, string? database, CancellationToken stop)
    {
        PostgresOptions? postgres = database is null ? null : new PostgresOptions { ConnectionString = database };
        StoreOptions options = new() { Folder = folder, Postgres = postgres, ReadOnly = true };
        try
        {
            return await Store.OpenAsync(options, TimeProvider.System, new SilentStore(), stop);
        }
        catch (StoreUnavailableException cause)
        {
            throw new LoadException(cause.Message);
        }
    }

    public void OnNotice(StoreNotice notice, string text) => Console.Error.WriteLine(text);

    public void OnCommitted(int batches, long samples, TimeSpan elapsed)
    {
        // Nothing is written by one who reads.
    }

    public void OnSealed(int chunks, long bytes)
    {
        // Nothing is written by one who reads.
    }
}
