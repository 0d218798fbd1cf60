using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Conditions;

/// <summary>Errors of one check within a tenth of a second: one cause, whatever number of services it touches.</summary>
internal sealed class ErrorGroup
{
    private const int MostPids = 64;

    private readonly SortedSet<int> _pids = [];

    public bool IsPending { get; private set; }

    public long Since { get; private set; }

    public long Last { get; private set; }

    public Explanation? Why { get; private set; }

    public Scope Scope { get; private set; }

    public IReadOnlyList<int> Pids => [.. _pids];

    public void Add(Scope scope, int pid, long now, Explanation? why)
    {
        if (!IsPending)
        {
            IsPending = true;
            Since = now;
            Why = why;
            Scope = scope;
            _pids.Clear();
        }

        Last = now;
        Scope = scope == Scope ? scope : Scope.Stream;
        if (pid >= 0 && _pids.Count < MostPids)
        {
            _ = _pids.Add(pid);
        }
    }

    public void Forget() => IsPending = false;
}
