using System.Globalization;

using Google.Protobuf;

using Monitoring.Analysis;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// Turns the figures of a second into one wire window and the dictionary that names its series. The dictionary is the same object as long as
/// nothing new is measured and no name changes.
/// </summary>
internal sealed class WindowComposer(Entity probe)
{
    /// <summary>Beyond this a scaled value would lose digits as a double on the way to people.</summary>
    private const double LargestScaled = 1e15;

    private static readonly double[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    private readonly List<Key> _keys = [];
    private readonly List<Entity> _entities = [];
    private Dictionary _dictionary = new();
    private List<Key> _knownKeys = [];
    private List<Entity> _knownEntities = [];

    private readonly record struct Key(int Entity, IndicatorId Indicator, int Pid);

    /// <param name="startUnixMilliseconds">Start of the second, UTC.</param>
    /// <param name="inputs">What each input measured.</param>
    /// <param name="self">What the probe measured of itself.</param>
    /// <param name="named">Inputs that are measured elsewhere and named here.</param>
    public (Dictionary Dictionary, Window Window) Compose(
        long startUnixMilliseconds, IReadOnlyList<InputWindow> inputs, IReadOnlyList<Sample> self, IReadOnlyList<InputWindow> named)
    {
        _keys.Clear();
        _entities.Clear();
        Window window = new() { StartUnixMs = startUnixMilliseconds, DurationMs = 1000 };
        List<byte> states = new(_knownKeys.Count);
        _entities.Add(probe);
        foreach (Sample sample in self)
        {
            Add(window, states, 0, sample);
        }

        foreach (InputWindow input in inputs)
        {
            AddInput(window, states, input);
        }

        _entities.AddRange(named.Select(n => n.Entities.Input));
        window.States = ByteString.CopyFrom([.. states]);
        if (!_keys.SequenceEqual(_knownKeys) || !_entities.SequenceEqual(_knownEntities))
        {
            _knownKeys = [.. _keys];
            _knownEntities = [.. _entities];
            _dictionary = BuildDictionary();
        }

        return (_dictionary, window);
    }

    private void AddInput(Window window, List<byte> states, InputWindow input)
    {
        Dictionary<Scope, int> indices = new(input.Services.Count + 1) { [Scope.Stream] = _entities.Count };
        _entities.Add(input.Entities.Input);
        foreach (ServiceSummary service in input.Services)
        {
            indices[Scope.Service(service.Id)] = _entities.Count;
            _entities.Add(input.Entities.Service(service.Id, service));
        }

        foreach (Sample sample in input.Samples)
        {
            if (indices.TryGetValue(sample.Scope, out int entity))
            {
                Add(window, states, entity, sample);
            }
        }
    }

    private void Add(Window window, List<byte> states, int entity, Sample sample)
    {
        _keys.Add(new Key(entity, sample.Indicator, sample.Pid));
        VerdictState state = sample.State;
        double scaled = sample.Value * PowersOfTen[ScaleOf(sample.Indicator)];
        if (state.HasValue() && !(Math.Abs(scaled) <= LargestScaled))
        {
            state = VerdictState.NotMeasured;
        }

        states.Add((byte)state);
        if (state.HasValue())
        {
            window.Values.Add((long)Math.Round(scaled, MidpointRounding.ToEven));
        }
    }

    private Dictionary BuildDictionary()
    {
        Dictionary dictionary = new();
        dictionary.Entities.AddRange(_knownEntities);
        foreach (Key key in _knownKeys)
        {
            dictionary.Series.Add(new Series
            {
                Entity = (uint)key.Entity,
                Indicator = key.Indicator.Value,
                Qualifier = key.Pid < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"pid:{key.Pid}"),
                Scale10 = (uint)ScaleOf(key.Indicator),
            });
        }

        return dictionary;
    }

    private static int ScaleOf(IndicatorId indicator) => Catalogue.Find(indicator)?.Scale10 ?? 0;
}
