using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Conditions;

/// <summary>A condition that was raised and lasts: for as long as one of its absences does, or errors keep coming.</summary>
internal sealed class ActiveCondition
{
    private readonly HashSet<int> _absent = [];

    public required IReadOnlyList<int> Pids { get; init; }

    public required Explanation Why { get; init; }

    /// <summary>Judged time of the last error; null where there was none.</summary>
    public long? LastError { get; set; }

    public bool IsAbsence => _absent.Count > 0;

    public void Add(int cause) => _absent.Add(cause);

    public void Remove(int cause) => _absent.Remove(cause);
}
