using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary>What commands share that read the store, beside a running engine or without one.</summary>
internal static class StoredData
{
    /// <summary>Who acts, where no engine asks for a password.</summary>
    public const string Actor = "command line";

    /// <summary>Reads from the store that the settings name; it is not changed.</summary>
    /// <exception cref="StartupException">There is none, or it cannot be opened.</exception>
    public static Task<T> ReadAsync<T>(EngineOptions options, Func<IMeasurementStore, Task<T>> read, CancellationToken stop) =>
        ReadStoreAsync(options, store => read(store.Measurements), stop);

    /// <summary>The same of everything a store keeps.</summary>
    /// <exception cref="StartupException">There is none, or it cannot be opened.</exception>
    public static async Task<T> ReadStoreAsync<T>(EngineOptions options, Func<IStore, Task<T>> read, CancellationToken stop)
    {
        RequireStore(options);
        try
        {
            await using IStore store = await Store.OpenAsync(options.Store with { ReadOnly = true }, TimeProvider.System, new QuietObserver(), stop);
            return await read(store);
        }
        catch (StoreUnavailableException exception)
        {
            throw Refusal(options, exception);
        }
    }

    /// <summary>Changes: in the store where it is free, through the engine that owns it otherwise.</summary>
    /// <exception cref="StartupException">There is none, or it cannot be opened.</exception>
    public static async Task<T> WriteStoreAsync<T>(
        EngineOptions options, Func<IStore, Task<T>> directly, Func<EngineConnection, Task<T>> throughEngine, CancellationToken stop)
    {
        RequireStore(options);
        try
        {
            await using IStore store = await Store.OpenAsync(options.Store, TimeProvider.System, new QuietObserver(), stop);
            return await directly(store);
        }
        catch (StoreUnavailableException exception) when (exception.IsInUse)
        {
            using EngineConnection engine = new(options.Listen);
            return await throughEngine(engine);
        }
        catch (StoreUnavailableException exception)
        {
            throw Refusal(options, exception);
        }
    }

    /// <summary>Refuses a folder that holds no store: a slip of the pen must not make one.</summary>
    /// <exception cref="StartupException">There is none.</exception>
    public static void RequireStore(EngineOptions options)
    {
        if (options.Postgres is null && !File.Exists(Path.Combine(options.Data, "core.db")))
        {
            throw new StartupException($"data: there is no store in {options.Data}; name its folder with --data or --config");
        }
    }

    /// <summary>The time between two options.</summary>
    /// <exception cref="StartupException">One is no time, or they are the wrong way round.</exception>
    public static TimeRange Range(EngineOptions options, string from, string to)
    {
        if (!ApiContext.TryReadTime(from, options.TimeZone, out DateTimeOffset start))
        {
            throw new StartupException($"--from: '{from}' is no time, e.g. 2026-05-01 or 2026-05-01T00:00:00+08:00");
        }

        if (!ApiContext.TryReadTime(to, options.TimeZone, out DateTimeOffset end))
        {
            throw new StartupException($"--to: '{to}' is no time, e.g. 2026-05-02 or 2026-05-02T00:00:00+08:00");
        }

        return end > start ? new TimeRange(start, end) : throw new StartupException("--from, --to: the period ends before it begins");
    }

    /// <summary>The file to write, or standard output where none is named.</summary>
    public static Stream Output(string? path) => path is null ? Console.OpenStandardOutput() : File.Create(path);

    private static StartupException Refusal(EngineOptions options, StoreUnavailableException cause) =>
        new($"{options.StoreKey}: {cause.Message.ReplaceLineEndings(" ")}");
}
