using Monitoring.Storage.Core;

namespace Monitoring.Storage.Postgres;

/// <summary>The parts of a store in a database.</summary>
internal sealed class PostgresStoreState(
    StoreOptions options, TimeProvider time, IStoreObserver observer, PostgresDatabase database, PostgresCore core)
    : StoreState(options, time, observer, core)
{
    public PostgresDatabase Database => database;

    /// <summary>Batches, samples and summaries; belongs to the writing thread.</summary>
    public PostgresWriter Writer { get; } = new(database, WriterRole.Batches, time);

    public override string Place => database.Place;

    public override void Dispose()
    {
        Writer.Dispose();
        base.Dispose();
        database.Dispose();
    }
}
