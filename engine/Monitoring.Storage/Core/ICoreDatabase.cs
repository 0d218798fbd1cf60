using System.Data.Common;

namespace Monitoring.Storage.Core;

/// <summary>
/// Where the core tables live: what is known of entities, series and epochs, alarms and their history. One writing connection shared by
/// those who write, others for those who read.
/// </summary>
internal interface ICoreDatabase : IDisposable
{
    /// <summary>A commit failed and may have counted all the same: whoever keeps state in step must look.</summary>
    bool IsInDoubt { get; }

    /// <summary>Says that the state was compared with the tables.</summary>
    void Settle();

    /// <summary>Runs statements in one durable transaction.</summary>
    /// <exception cref="StoreUnavailableException">Nothing of it counts, unless the tables say otherwise later.</exception>
    void Write(Action<CoreWriter> work);

    /// <summary>Reads on a connection that nobody else uses meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    T Read<T>(Func<DbConnection, T> read);
}
