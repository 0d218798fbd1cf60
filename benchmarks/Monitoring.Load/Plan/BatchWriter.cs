using Google.Protobuf;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Load.Plan;

/// <summary>Writes the batches of one probe.</summary>
internal sealed class BatchWriter
{
    private const string Input = "dtmb";

    private readonly LoadPlan _plan;
    private readonly int _probe;
    private readonly ProbeScript _script;
    private readonly ByteString _epoch;
    private readonly ulong _dictionaryId;
    private readonly byte[] _states;

    public BatchWriter(LoadPlan plan, int probe, Guid epoch)
    {
        _plan = plan;
        _probe = probe;
        _script = new ProbeScript(plan, probe);
        _epoch = ByteString.CopyFrom(epoch.ToByteArray(bigEndian: true));
        Dictionary = MakeDictionary(plan, probe);
        _dictionaryId = BatchSchema.IdOf(Dictionary);
        _states = new byte[plan.SamplesPerWindow];
    }

    /// <summary>What the columns mean.</summary>
    public Dictionary Dictionary { get; }

    /// <summary>Path of a service.</summary>
    public static string PathOf(int probe, int service) => FormattableString.Invariant($"{LoadPlan.NameOf(probe)}/{Input}/{service + 1}");

    /// <summary>The batch of a number, as bytes.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="lane">Where it goes.</param>
    /// <param name="withDictionary">Send the dictionary with it.</param>
    public byte[] Write(long sequence, Lane lane, bool withDictionary)
    {
        long second = _script.SecondOf(sequence);
        Window window = new() { StartUnixMs = second * 1000, DurationMs = 1000 };
        int at = 0;
        for (int service = 0; service < _plan.Services; service++)
        {
            for (int column = 0; column < SampleSource.SeriesPerService; column++, at++)
            {
                (VerdictState state, long scaled) = SampleSource.At(_plan, (_probe * _plan.Services) + service, column, second);
                _states[at] = (byte)state;
                if (state.HasValue())
                {
                    window.Values.Add(scaled);
                }
            }
        }

        window.States = ByteString.CopyFrom(_states);
        Batch batch = new()
        {
            Probe = LoadPlan.NameOf(_probe),
            Epoch = _epoch,
            Sequence = (ulong)sequence,
            Lane = lane,
            DictionaryId = _dictionaryId,
            Dictionary = withDictionary ? Dictionary : null,
            SentUnixMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            Software = "monitoring-load",
        };
        batch.Windows.Add(window);
        return batch.ToByteArray();
    }

    private static Dictionary MakeDictionary(LoadPlan plan, int probe)
    {
        Dictionary dictionary = new();
        dictionary.Entities.Add(new Entity { Path = LoadPlan.NameOf(probe), Kind = EntityKind.Probe });
        dictionary.Entities.Add(new Entity
        {
            Path = $"{LoadPlan.NameOf(probe)}/{Input}",
            Kind = EntityKind.Input,
            Medium = "dtmb",
            TransportStreamId = (uint)(probe + 1),
        });
        for (int service = 0; service < plan.Services; service++)
        {
            dictionary.Entities.Add(new Entity
            {
                Path = PathOf(probe, service),
                Kind = EntityKind.Service,
                Name = FormattableString.Invariant($"节目 {service + 1}"),
                ServiceId = (uint)(service + 1),
            });
            foreach ((Contracts.Indicators.Indicator indicator, string qualifier) in SampleSource.All)
            {
                dictionary.Series.Add(new Series
                {
                    Entity = (uint)(dictionary.Entities.Count - 1),
                    Indicator = indicator.Id.Value,
                    Qualifier = qualifier,
                    Scale10 = indicator.Scale10,
                });
            }
        }

        return dictionary;
    }
}
