using System.Data.Common;

namespace Monitoring.Storage.Core;

/// <summary>
/// Which batches were received, per probe and epoch. In memory it is all that was ever received; in the core tables it is what was applied,
/// and the two meet because what was received and not applied still has its row in a day file.
/// </summary>
internal sealed class EpochLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Probe, Guid Epoch), Entry> _entries = [];
    private readonly Dictionary<int, Entry> _byId = [];

    /// <summary>Number the next new epoch gets.</summary>
    public int NextId { get; private set; } = 1;

    /// <summary>Takes in the epochs of the core tables that are not known here yet, with what was applied of them.</summary>
    public void Load(DbConnection core)
    {
        Dictionary<int, Entry> found = [];
        using DbCommand epochs = Statement.Of(core, "SELECT id, probe, epoch, last_ms FROM epoch");
        using (DbDataReader row = epochs.ExecuteReader())
        {
            while (row.Read())
            {
                if (Find(row.GetInt32(0)) is null)
                {
                    Entry entry = new(row.GetInt32(0), row.GetString(1), new Guid(row.GetFieldValue<byte[]>(2), bigEndian: true))
                    {
                        LastUnixMilliseconds = row.GetInt64(3),
                    };
                    found.Add(entry.Id, entry);
                }
            }
        }

        using DbCommand ranges = Statement.Of(core, "SELECT epoch_id, lo, hi FROM applied ORDER BY epoch_id, lo");
        using (DbDataReader range = ranges.ExecuteReader())
        {
            while (range.Read())
            {
                found.GetValueOrDefault(range.GetInt32(0))?.Received.AppendRange(range.GetInt64(1), range.GetInt64(2));
            }
        }

        foreach (Entry entry in found.Values)
        {
            Add(entry);
        }
    }

    public Entry? Find(in BatchKey key)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault((key.Probe, key.Epoch));
        }
    }

    public Entry? Find(int id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes in an epoch that is durable.</summary>
    public void Add(Entry entry)
    {
        lock (_gate)
        {
            _entries[(entry.Probe, entry.Epoch)] = entry;
            _byId[entry.Id] = entry;
            NextId = Math.Max(NextId, entry.Id + 1);
        }
    }

    /// <summary>Epochs that heard nothing since a time: a resend of theirs would be too old to be taken.</summary>
    public IReadOnlyList<Entry> Before(long unixMilliseconds)
    {
        lock (_gate)
        {
            return [.. _byId.Values.Where(entry => entry.LastUnixMilliseconds < unixMilliseconds)];
        }
    }

    /// <summary>Epochs heard of since a time.</summary>
    public IReadOnlyList<Entry> Since(long unixMilliseconds)
    {
        lock (_gate)
        {
            return [.. _byId.Values.Where(entry => entry.LastUnixMilliseconds >= unixMilliseconds)];
        }
    }

    public void Remove(Entry entry)
    {
        lock (_gate)
        {
            _entries.Remove((entry.Probe, entry.Epoch));
            _byId.Remove(entry.Id);
        }
    }

    /// <summary>One life of one probe's spool. Its set belongs to the writing thread.</summary>
    internal sealed class Entry(int id, string probe, Guid epoch)
    {
        public int Id => id;

        public string Probe => probe;

        public Guid Epoch => epoch;

        public SequenceSet Received { get; } = new();

        public long LastUnixMilliseconds { get; set; }
    }
}
