using System.Globalization;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>
/// A process that appends, seals and commits alarms as fast as it can until it is killed, and says on standard output what was
/// acknowledged and what was applied. Batch n is second n of its probe, with n as the value of every series.
/// </summary>
internal static class StoreWriterProcess
{
    private const int Lanes = 8;

    private static readonly Lock Output = new();

    public static async Task<int> RunAsync(string[] args)
    {
        var epoch = Guid.Parse(args[1]);
        var start = DateTimeOffset.FromUnixTimeSeconds(long.Parse(args[2], CultureInfo.InvariantCulture));
        long next = long.Parse(args[3], CultureInfo.InvariantCulture);
        StoreOptions options = OptionsOf(args[0]) with { SealGrace = TimeSpan.Zero, MaintenanceInterval = TimeSpan.FromMilliseconds(20) };
        await using IStore store = await Store.OpenAsync(
            options, TimeProvider.System, new NoticeRecorder(), CancellationToken.None);
        var applying = Task.Run(() => ApplyAsync(store));
        Task[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                long sequence = Interlocked.Increment(ref next) - 1;
                IngestItem item = BatchBuilder.Item(BatchOf(epoch, start, sequence), DateTimeOffset.UtcNow);
                AppendResult result = await InsistAsync(() => store.Measurements.AppendAsync(item, CancellationToken.None));
                Say($"{(result == AppendResult.Duplicate ? "duplicate" : "stored")} {sequence}");
            }
        }))];
        await Task.WhenAny([applying, .. lanes]);
        return 1;
    }

    /// <summary>The store of a folder, or of the database of a connection string.</summary>
    public static StoreOptions OptionsOf(string place) => place.StartsWith("Host=", StringComparison.Ordinal)
        ? new StoreOptions { Postgres = new PostgresOptions { ConnectionString = place } }
        : new StoreOptions { Folder = place };

    public static Batch BatchOf(Guid epoch, DateTimeOffset start, long sequence)
    {
        Batch batch = new BatchBuilder(services: 20, epoch: epoch).Seconds(start.AddSeconds(sequence), 1, (_, _) => sequence);
        batch.Sequence = (ulong)sequence;
        return batch;
    }

    private static async Task ApplyAsync(IStore store)
    {
        await foreach (StoredBatch batch in store.Measurements.ReadUnappliedAsync(CancellationToken.None))
        {
            AlarmCommit commit = new([LineOf(batch)], [batch.Key], []);
            await InsistAsync(() => store.Alarms.CommitAsync(commit, CancellationToken.None));
            Say($"applied {batch.Key.Sequence}");
        }
    }

    /// <summary>Asks until the store is there again, as an uplink does.</summary>
    private static async Task<T> InsistAsync<T>(Func<ValueTask<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(20);
            }
        }
    }

    private static PendingTransition LineOf(StoredBatch batch) => new(
        batch.ReceivedAt,
        AlarmTransitionKind.Updated,
        "engine",
        TransitionReason.ConditionReturned,
        new Alarm(
            "xining-01#1040", "o", "xining-01", string.Empty, string.Empty, string.Empty, 1040, AlarmSeverity.Three, Active: true,
            Acked: false,
            batch.ReceivedAt, ClearedAt: null, AckedAt: null, AckedBy: null, AckComment: null, (int)batch.Key.Sequence, string.Empty,
            "source",
            "text", []));

    private static void Say(string line)
    {
        lock (Output)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
