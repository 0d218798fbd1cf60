using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>Which series, over which time.</summary>
/// <param name="Entity">That entity and everything below it; null for all.</param>
/// <param name="Indicator">Its number; null for all.</param>
/// <param name="Qualifier">The part; null for any.</param>
/// <param name="Range">From when to when.</param>
/// <param name="Now">Where answers end at the latest: what has not happened yet is neither known nor missing.</param>
public sealed record SeriesQuery(string? Entity, IndicatorId? Indicator, string? Qualifier, TimeRange Range, DateTimeOffset Now)
{
    /// <summary>Only these entities and everything below them: what an object of the registry stands for. Null for all.</summary>
    public IReadOnlyList<string>? Among { get; init; }

    /// <summary>Series one question may read.</summary>
    public const int MostSeries = 2000;

    /// <summary>Lines one answer may have.</summary>
    public const int MostLines = 1_000_000;

    private static readonly TimeSpan LongestRange = TimeSpan.FromDays(400);

    /// <summary>First second.</summary>
    public long From => Range.From.ToUnixTimeSeconds();

    /// <summary>First second after the range.</summary>
    public long To => Range.To.ToUnixTimeSeconds();

    /// <summary>First second after the answer.</summary>
    private long End => Math.Min(To, Now.ToUnixTimeSeconds());

    /// <summary>Reads an indicator by its number or its key.</summary>
    public static bool TryReadIndicator(string text, out IndicatorId id)
    {
        Indicator? known = Catalogue.Find(text);
        bool isNumber = ushort.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out ushort number) && number > 0;
        id = known?.Id ?? new IndicatorId(isNumber ? number : (ushort)1);
        return known is not null || isNumber;
    }

    /// <summary>The series it asks for.</summary>
    /// <exception cref="QueryException">Nothing matches, or too much does.</exception>
    public async Task<IReadOnlyList<SeriesDescriptor>> FindAsync(IMeasurementStore store, CancellationToken stop)
    {
        if (Range.To - Range.From > LongestRange)
        {
            throw new QueryException($"from, to: at most {LongestRange.TotalDays:0} days");
        }

        if (From >= End)
        {
            throw new QueryException("from, to: the range lies in the future");
        }

        if (Entity is not null && !EntityId.TryParse(Entity, out _))
        {
            throw new QueryException("entity: must be probe, probe/input or probe/input/serviceId");
        }

        IReadOnlyList<SeriesDescriptor> series = await store.FindSeriesAsync(new SeriesFilter(Entity, Indicator, Qualifier), stop);
        if (Among is not null)
        {
            HashSet<string> among = new(Among, StringComparer.Ordinal);
            series = [.. series.Where(s => IsAtOrBelow(s.Entity, among))];
        }

        return series.Count switch
        {
            0 => throw new QueryException("no series is kept that matches"),
            > MostSeries => throw new QueryException($"{series.Count} series match, at most {MostSeries} are answered: name an entity or an indicator"),
            _ => series,
        };
    }

    private static bool IsAtOrBelow(EntityId entity, HashSet<string> among)
    {
        for (EntityId? at = entity; at is EntityId id; at = id.Parent)
        {
            if (among.Contains(id.Path))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every step of every series.</summary>
    /// <exception cref="QueryException">Nothing matches, or the answer would be too long.</exception>
    public async Task<IReadOnlyList<SeriesSlots>> StepsAsync(IMeasurementStore store, long step, CancellationToken stop)
    {
        IReadOnlyList<SeriesDescriptor> series = await FindAsync(store, stop);
        long lines = (End - From + step - 1) / step * series.Count;
        if (lines > MostLines)
        {
            throw new QueryException($"step: the answer would have {lines} lines, at most {MostLines} are given: take a longer step or less time");
        }

        if (TierFor(step) is RollUpTier tier)
        {
            IReadOnlyList<IReadOnlyList<RollUp>> rollUps = await store.ReadRollUpsAsync([.. series.Select(s => s.Id)], tier, Range, stop);
            return [.. series.Select((descriptor, at) => new SeriesSlots(descriptor, SlotFold.Steps(rollUps[at], From, End, step)))];
        }

        var answer = new List<SeriesSlots>(series.Count);
        await foreach ((SeriesDescriptor descriptor, IReadOnlyList<SeriesRun> runs) in SeriesRuns.ReadAsync(store, series, _ => Range, stop))
        {
            answer.Add(new SeriesSlots(descriptor, SlotFold.Steps(runs, From, End, step)));
        }

        return answer;
    }

    /// <summary>The tier that steps can be summed up from, which outlives the seconds and is as exact; null where they cut into it.</summary>
    private RollUpTier? TierFor(long step)
    {
        foreach (RollUpTier tier in (RollUpTier[])[RollUpTier.Hour, RollUpTier.Minute])
        {
            if (step % (int)tier == 0 && From % (int)tier == 0 && To % (int)tier == 0)
            {
                return tier;
            }
        }

        return null;
    }

    /// <summary>Every run of equal state of every series, and the time between them of which nothing is kept.</summary>
    /// <exception cref="QueryException">Nothing matches, or the answer would be too long.</exception>
    public async Task<IReadOnlyList<SeriesStates>> StatesAsync(IMeasurementStore store, CancellationToken stop)
    {
        var answer = new List<SeriesStates>();
        long lines = 0;
        IReadOnlyList<SeriesDescriptor> series = await FindAsync(store, stop);
        await foreach ((SeriesDescriptor descriptor, IReadOnlyList<SeriesRun> runs) in SeriesRuns.ReadAsync(store, series, _ => Range, stop))
        {
            IReadOnlyList<StateInterval> intervals = StateInterval.Of(runs, From, End);
            lines += intervals.Count;
            if (lines > MostLines)
            {
                throw new QueryException($"the answer would have more than {MostLines} lines: ask for less time, or name an entity or an indicator");
            }

            answer.Add(new SeriesStates(descriptor, intervals));
        }

        return answer;
    }
}
