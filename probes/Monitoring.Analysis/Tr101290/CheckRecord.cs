using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290;

/// <summary>What one check found in the stream so far, and since the last window.</summary>
internal sealed class CheckRecord(Indicator indicator, ServiceCheck perService)
{
    public const int MostDetails = 100;

    /// <summary>Of them, for findings beyond the guidelines.</summary>
    public const int MostExtraDetails = 20;

    private const int MostPids = 256;

    private readonly List<CheckDetail> _details = [];
    private readonly SortedSet<int> _pids = [];

    public Indicator Indicator => indicator;

    public ServiceCheck PerService => perService;

    /// <summary>A stricter check beside this one raises the condition; here it is only counted.</summary>
    public bool IsMirror { get; init; }

    /// <summary>All absences of it are one cause: its condition ends with the last of them.</summary>
    public bool IsJoint { get; init; }

    public long Count { get; private set; }

    /// <summary>Of <see cref="Count"/>, those another check explains: they make no fault here.</summary>
    public long Explained { get; private set; }

    /// <summary>Errors of the guidelines: what the check itself is at fault for.</summary>
    public long Errors => Count - Explained;

    /// <summary>Findings beyond the guidelines, which are no part of <see cref="Count"/>.</summary>
    public long Extras { get; private set; }

    public long FirstAt { get; private set; } = AnalysisClock.Unknown;

    public long LastAt { get; private set; } = AnalysisClock.Unknown;

    public long WindowCount { get; set; }

    /// <summary>Absences raised and not yet ended.</summary>
    public int Raised { get; set; }

    /// <summary>Of those, raised when the last window ended.</summary>
    public int RaisedBefore { get; set; }

    /// <summary>At fault at some moment since the last window.</summary>
    public bool IsFaultInWindow => WindowCount > 0 || Raised > 0 || RaisedBefore > 0;

    /// <summary>Why there is no verdict; null where the check is measured.</summary>
    public (VerdictState State, string Reason)? Unjudged { get; set; } = (VerdictState.NotMeasured, "not built yet");

    /// <summary>Why a built check says nothing yet, or has nothing to judge; null where it has a verdict.</summary>
    public Func<(VerdictState State, string Reason)?>? Waiting { get; set; }

    /// <summary>Why there is no verdict now; null where there is one.</summary>
    public (VerdictState State, string Reason)? NoVerdict => Unjudged ?? Waiting?.Invoke();

    public IReadOnlyList<CheckDetail> Details => _details;

    public IReadOnlyCollection<int> Pids => _pids;

    public bool WantsDetail => _details.Count < MostDetails;

    /// <summary>A condition that begins has its text, however many errors came before it: a detail is wanted, or a window has its first.</summary>
    public bool WantsText => WantsDetail || WindowCount == 0;

    public VerdictState State => Errors > 0 ? VerdictState.Fault : NoVerdict?.State ?? VerdictState.Ok;

    /// <summary>Notes a finding beyond the guidelines: it has a detail, and changes no verdict.</summary>
    public void AddExtra(long real, long packet, int pid, Explanation? why)
    {
        if (Extras++ < MostExtraDetails)
        {
            AddDetail(real, packet, pid, why);
        }
    }

    public void Add(long real, long packet, int pid, Explanation? why, bool explained = false)
    {
        Count++;
        if (explained)
        {
            Explained++;
        }
        else
        {
            WindowCount++;
        }

        if (real != AnalysisClock.Unknown)
        {
            FirstAt = FirstAt == AnalysisClock.Unknown ? real : Math.Min(FirstAt, real);
            LastAt = Math.Max(LastAt, real);
        }

        if (pid >= 0 && _pids.Count < MostPids)
        {
            _ = _pids.Add(pid);
        }

        AddDetail(real, packet, pid, why);
    }

    private void AddDetail(long real, long packet, int pid, Explanation? why)
    {
        if (why is not null && WantsDetail)
        {
            _details.Add(new CheckDetail(ReportTime.Seconds(real), packet, pid >= 0 ? pid : null, why.Text, why.Statements));
        }
    }
}
