using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Dtmb;

/// <summary>
/// What the packet rate says of the DTMB modulator behind a stream: its mode class, against NIT and plan, and the error of its clock. The
/// class comes from steady stretches of PCRs, within seconds; the clock error of a live input from the arrival of packets, over a minute and
/// more. Judged where the plan, or the NIT, has a DTMB modulator; elsewhere a rate that fits is told and one that does not is no fault.
/// </summary>
internal sealed class DtmbMonitor(
    AnalysisOptions options, PidTable pids, CheckSet checks, ServiceDirectory directory, NetworkDelivery network)
{
    private const double LeastSeconds = 1;
    private const string NoRate = "the PCRs do not tell the packet rate";
    private const string NotExpected = "neither plan nor NIT has a DTMB modulator, and the rate is that of no mode";

    private readonly CheckRecord _rate = NotYet(Catalogue.DtmbRate);
    private readonly CheckRecord _modeNit = NotYet(Catalogue.DtmbModeNit);
    private readonly CheckRecord _modePlan = NotYet(Catalogue.DtmbModePlan);

    private readonly CheckRecord _clock = NotYet(Catalogue.DtmbClock);
    private readonly DtmbClock? _arrivals = options.HasArrivals ? new DtmbClock(options.Profile.Value(LimitKey.DtmbClock)) : null;

    /// <summary>The table of modes is made before the first packet, and not with the first rate.</summary>
    static DtmbMonitor() => _ = DtmbModeClass.All;

    /// <summary>DTMB.RATE, DTMB.MODE_NIT, DTMB.MODE_PLAN, DTMB.CLOCK.</summary>
    public IReadOnlyList<CheckRecord> Checks => field ??= [_rate, _modeNit, _modePlan, _clock];

    /// <summary>Packets of the whole stream in a second, by its PCRs; 0 while unknown.</summary>
    public double PacketsPerSecond { get; private set; }

    /// <summary>Time the rate was measured over.</summary>
    public double Seconds { get; private set; }

    /// <summary>The modes the rate is of; null where there is none, or no rate.</summary>
    public DtmbModeClass? Class { get; private set; }

    /// <summary>What the NIT says; null if nothing.</summary>
    public DtmbDelivery? Delivery => directory.HasPat ? network.Find(directory.TransportStreamId) : null;

    public DtmbMode? PlannedMode => options.Dtmb?.Mode;

    /// <summary>The mode where the rate, the plan or the NIT leaves no choice; null otherwise.</summary>
    public DtmbMode? Mode =>
        Class is not { } known ? null
        : known.Modes.Count == 1 ? known.Modes[0]
        : known.Modes.FirstOrDefault(m => m == PlannedMode) ?? known.Modes.FirstOrDefault(m => m == Delivery?.Mode);

    /// <summary>Clock error by the arrival of packets, in ppm, and its standard error; null while unknown.</summary>
    public (double Ppm, double Error)? ArrivalError => Class is null ? null : _arrivals?.Error;

    private bool IsExpected => options.Dtmb is not null || Delivery is not null;

    /// <summary>Packets arrived, so many so far.</summary>
    public void OnArrival(long real, long packets)
    {
        if (_arrivals is not null && Class is { } known)
        {
            _arrivals.OnArrival(real, packets, checks.PcrAccuracy.Breaks, known.PacketsPerSecond);
        }
    }

    /// <summary>Measures, and judges what was measured.</summary>
    public void Judge()
    {
        if (checks.SyncLoss.IsFault)
        {
            Forget();
            return;
        }

        Measure();
        VerdictState standing = checks.PcrAccuracy.Standing;
        if (PacketsPerSecond > 0)
        {
            JudgeRate();
        }
        else if (standing == VerdictState.NotApplicable && IsExpected)
        {
            Tell(_rate, Sentences.RateVaries.With());
            Leave(VerdictState.NotMeasured, "the packet rate varies", _modeNit, _modePlan, _clock);
        }
        else
        {
            bool never = standing == VerdictState.NotApplicable;
            Leave(
                never ? VerdictState.NotApplicable : VerdictState.NotMeasured,
                never ? NotExpected : NoRate, _rate, _modeNit, _modePlan, _clock);
        }
    }

    private static CheckRecord NotYet(Indicator indicator) =>
        new(indicator, ServiceCheck.None) { Unjudged = (VerdictState.NotMeasured, NoRate) };

    /// <summary>1.1 took over: conditions are forgotten with all others.</summary>
    private void Forget()
    {
        foreach (CheckRecord check in Checks)
        {
            check.Raised = 0;
        }
    }

    private void Measure()
    {
        Seconds = 0;
        PacketsPerSecond = 0;
        foreach (ref PidState state in pids.States)
        {
            if (state.Metrology is { } metrology && metrology.SteadySeconds > Math.Max(Seconds, LeastSeconds) && !metrology.Varies)
            {
                Seconds = metrology.SteadySeconds;
                PacketsPerSecond = metrology.PacketsPerSecond;
            }
        }

        Class = PacketsPerSecond > 0 ? DtmbModeClass.Find(PacketsPerSecond) : null;
    }

    private void JudgeRate()
    {
        if (Class is null && !IsExpected)
        {
            Leave(VerdictState.NotApplicable, NotExpected, _rate, _modeNit, _modePlan, _clock);
            return;
        }

        Tell(_rate, Class is null ? Sentences.RateOfNoMode.With(PacketsPerSecond) : null);
        if (Class is null)
        {
            Leave(VerdictState.NotMeasured, "the rate is that of no mode", _modeNit, _modePlan, _clock);
            return;
        }

        Compare(_modeNit, Delivery?.Mode, Sentences.ByNit, "the NIT names no DTMB mode for this stream");
        Compare(_modePlan, PlannedMode, Sentences.ByPlan, "no mode is planned");
        JudgeClock();
    }

    private void JudgeClock()
    {
        if (!IsExpected)
        {
            Leave(VerdictState.NotApplicable, "neither plan nor NIT has a DTMB modulator", _clock);
        }
        else if (_arrivals is null)
        {
            Leave(VerdictState.NotMeasured, "there are no arrival times", _clock);
        }
        else if (!_arrivals.IsLearned)
        {
            Leave(VerdictState.Pending, "what is usual is learned for five minutes", _clock);
        }
        else
        {
            Tell(_clock, _arrivals.Step is { } step
                ? Sentences.ModulatorClock.With(step)
                : null);
        }
    }

    private void Compare(CheckRecord check, DtmbMode? named, Sentence by, string without)
    {
        if (named is null)
        {
            Leave(VerdictState.NotApplicable, without, check);
            return;
        }

        bool agrees = named.PacketsPerSecond == Class!.PacketsPerSecond;
        Tell(check, agrees ? null : Sentences.OtherMode.With(by, named.ToString(), named.PacketsPerSecond, Class.PacketsPerSecond, Class.ToString()));
    }

    /// <summary>At fault while there is an explanation.</summary>
    private void Tell(CheckRecord check, Explanation? fault)
    {
        check.Unjudged = null;
        if (fault is not null && check.Raised == 0)
        {
            checks.Findings.Raise(check, -1, [], ConditionReason.Mismatch, fault);
        }
        else if (fault is null)
        {
            End(check);
        }
    }

    private void Leave(VerdictState state, string reason, params ReadOnlySpan<CheckRecord> left)
    {
        foreach (CheckRecord check in left)
        {
            check.Unjudged = (state, reason);
            End(check);
        }
    }

    private void End(CheckRecord check)
    {
        if (check.Raised > 0)
        {
            checks.Findings.Clear(check, -1, [], ConditionReason.Quiet);
        }
    }
}
