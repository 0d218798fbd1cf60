using System.Data.Common;

namespace Monitoring.Storage.Core;

/// <summary>
/// Where the core tables live: what is known of entities, series and epochs, alarms and their history. One writing connection shared by
/// those who write, others for those who read.
/// </summary>
internal interface ICoreDatabase : IDisposable
{
    /// <summary>Where a commit failed and may have counted all the same, has whoever keeps state in step look.</summary>
    /// <exception cref="StoreUnavailableException">The tables cannot be seen yet.</exception>
    void Settle(Action look);

    /// <summary>Runs statements in one durable transaction.</summary>
    /// <exception cref="StoreUnavailableException">Nothing of it counts, unless the tables say otherwise later.</exception>
    void Write(Action<CoreWriter> work);

    /// <summary>Reads on a connection that nobody else uses meanwhile what the engine itself needs.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    T Read<T>(Func<DbConnection, T> read);

    /// <summary>The same for whoever asks: what takes too long is cut off, and the engine's own reading does not wait for it.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read, or took too long.</exception>
    T Query<T>(Func<DbConnection, T> read);
}
