using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// Spreads the inputs over as many batches as keep each well below the limit of the wire. An input stays in its pack as long as it fits, so that
/// dictionaries stay as they are.
/// </summary>
internal sealed class WindowPacks(Entity probe)
{
    /// <summary>A series takes about 22 bytes in a dictionary, so that a pack is begun at about 1 MB and never passes 2 MB.</summary>
    private const int Comfortable = 40_000;
    private const int Most = 80_000;

    /// <summary>An entity with its names weighs as much as so many series.</summary>
    private const int EntityWeight = 10;

    private readonly List<WindowComposer> _composers = [];
    private int[] _packs = [];

    /// <summary>The windows of one second, one a batch. The dictionary of the first names every input, also those that another one measures.</summary>
    /// <param name="startUnixMilliseconds">Start of the second, UTC.</param>
    /// <param name="inputs">What each input measured, always in the same order.</param>
    /// <param name="self">What the probe measured of itself; travels in the first batch.</param>
    public IEnumerable<(Dictionary Dictionary, Window Window)> Compose(
        long startUnixMilliseconds, IReadOnlyList<InputWindow> inputs, IReadOnlyList<Sample> self)
    {
        if (!Fits(inputs))
        {
            Repack(inputs);
        }

        for (int pack = 0; pack < _composers.Count; pack++)
        {
            InputWindow[] members = [.. inputs.Where((_, i) => _packs[i] == pack)];
            InputWindow[] named = pack == 0 ? [.. inputs.Where((_, i) => _packs[i] != 0)] : [];
            yield return _composers[pack].Compose(startUnixMilliseconds, members, pack == 0 ? self : [], named);
        }
    }

    private static int WeightOf(InputWindow input) => input.Samples.Count + ((1 + input.Services.Count) * EntityWeight);

    private bool Fits(IReadOnlyList<InputWindow> inputs)
    {
        if (_composers.Count == 0 || _packs.Length != inputs.Count)
        {
            return false;
        }

        int[] weights = new int[_composers.Count];
        for (int i = 0; i < inputs.Count; i++)
        {
            weights[_packs[i]] += WeightOf(inputs[i]);
        }

        return weights.All(w => w <= Most);
    }

    private void Repack(IReadOnlyList<InputWindow> inputs)
    {
        _packs = new int[inputs.Count];
        int pack = 0;
        int weight = 0;
        for (int i = 0; i < inputs.Count; i++)
        {
            int added = WeightOf(inputs[i]);
            if (weight > 0 && weight + added > Comfortable)
            {
                pack++;
                weight = 0;
            }

            _packs[i] = pack;
            weight += added;
        }

        while (_composers.Count <= pack)
        {
            _composers.Add(new WindowComposer(probe));
        }

        _composers.RemoveRange(pack + 1, _composers.Count - pack - 1);
    }
}
