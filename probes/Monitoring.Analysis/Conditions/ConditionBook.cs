using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Conditions;

/// <summary>
/// Keeps what is raised, so that one cause is one condition: a second absence of the same check and scope joins the first, errors are
/// gathered for a tenth of a second before they are raised, and end after a second without another.
/// </summary>
internal sealed class ConditionBook(IConditionSink sink, AnalysisClock clock)
{
    private const long GatheredFor = 100_000_000;
    private const long QuietAfter = Instant.NanosecondsPerSecond;

    private readonly Dictionary<(Scope Scope, IndicatorId Indicator), ActiveCondition> _active = [];
    private readonly Dictionary<IndicatorId, ErrorGroup> _groups = [];
    private readonly List<(Scope Scope, IndicatorId Indicator)> _ending = [];

    public void Pulse(Indicator indicator, Scope scope, int pid, long now, Explanation? why)
    {
        if (now == AnalysisClock.Unknown)
        {
            return;
        }

        if (_active.TryGetValue((Scope.Stream, indicator.Id), out ActiveCondition? active)
            || _active.TryGetValue((scope, indicator.Id), out active))
        {
            active.LastError = now;
            return;
        }

        if (!_groups.TryGetValue(indicator.Id, out ErrorGroup? group))
        {
            group = new ErrorGroup();
            _groups.Add(indicator.Id, group);
        }

        group.Add(scope, pid, now, why);
    }

    public void Raise(Scope scope, Indicator indicator, int pid, Instant at, string reason, Explanation why) =>
        Raise(scope, indicator, pid, at, reason, why, pid < 0 ? [] : [pid]);

    /// <summary>The same for a cause that is no PID, with those it touches.</summary>
    public void Raise(Scope scope, Indicator indicator, int cause, Instant at, string reason, Explanation why, IReadOnlyList<int> pids)
    {
        if (!_active.TryGetValue((scope, indicator.Id), out ActiveCondition? active))
        {
            active = Begin(scope, indicator.Id, at, reason, why, pids);
        }

        active.Add(cause);
    }

    public void Clear(Scope scope, Indicator indicator, int pid, Instant at, string reason)
    {
        if (_active.TryGetValue((scope, indicator.Id), out ActiveCondition? active))
        {
            active.Remove(pid);
            if (!active.IsAbsence && active.LastError is null)
            {
                End((scope, indicator.Id), at, reason);
            }
        }
    }

    /// <summary>What was missing came, and may well go missing again at once: the condition ends after a second without.</summary>
    public void Settle(Scope scope, Indicator indicator, int pid)
    {
        if (_active.TryGetValue((scope, indicator.Id), out ActiveCondition? active))
        {
            active.Remove(pid);
            active.LastError = clock.Now;
        }
    }

    /// <summary>Time has gone on to <paramref name="now"/>.</summary>
    public void Advance(long now)
    {
        foreach ((IndicatorId indicator, ErrorGroup group) in _groups)
        {
            if (group.IsPending && now - group.Since >= GatheredFor)
            {
                group.Forget();
                if (!_active.TryGetValue((group.Scope, indicator), out ActiveCondition? active))
                {
                    Explanation why = group.Why ?? Sentences.ErrorsInPackets.With();
                    active = Begin(group.Scope, indicator, Real(now), ConditionReason.Errors, why, group.Pids);
                }

                active.LastError = group.Last;
            }
        }

        _ending.Clear();
        foreach (((Scope, IndicatorId) key, ActiveCondition active) in _active)
        {
            if (active.LastError is { } last && now - last >= QuietAfter)
            {
                active.LastError = null;
                if (!active.IsAbsence)
                {
                    _ending.Add(key);
                }
            }
        }

        foreach ((Scope, IndicatorId) key in _ending)
        {
            End(key, Real(now), ConditionReason.Quiet);
        }
    }

    /// <summary>A cause above all others took over: everything raised is forgotten but <paramref name="cause"/>.</summary>
    public void Suspend(Instant at, Indicator cause) =>
        EndWhere(key => key.Indicator != cause.Id, at, ConditionReason.Suspended, groups: true);

    /// <summary>The service is no longer there to be judged.</summary>
    public void Remove(ushort serviceId, long now) =>
        EndWhere(key => key.Scope == Scope.Service(serviceId), Real(now), ConditionReason.Removed, groups: false);

    private void EndWhere(Func<(Scope Scope, IndicatorId Indicator), bool> isMeant, Instant at, string reason, bool groups)
    {
        foreach ((Scope, IndicatorId) key in _active.Keys.Where(isMeant).ToList())
        {
            End(key, at, reason);
        }

        if (groups)
        {
            foreach (ErrorGroup group in _groups.Values)
            {
                group.Forget();
            }
        }
    }

    private ActiveCondition Begin(Scope scope, IndicatorId indicator, Instant at, string reason, Explanation why, IReadOnlyList<int> pids)
    {
        ActiveCondition active = new() { Pids = pids, Why = why };
        _active[(scope, indicator)] = active;
        sink.OnCondition(new ConditionEdge(scope, indicator, Raise: true, at, reason, why, pids));
        return active;
    }

    private void End((Scope Scope, IndicatorId Indicator) key, Instant at, string reason)
    {
        if (_active.Remove(key, out ActiveCondition? active))
        {
            sink.OnCondition(new ConditionEdge(key.Scope, key.Indicator, Raise: false, at, reason, active.Why, active.Pids));
        }
    }

    private Instant Real(long now) => new(clock.ToReal(now));
}
