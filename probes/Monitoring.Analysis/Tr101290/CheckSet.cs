using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Changes;
using Monitoring.Analysis.Conditions;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Templates;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290.Availability;
using Monitoring.Analysis.Tr101290.First;
using Monitoring.Analysis.Tr101290.Second;
using Monitoring.Analysis.Tr101290.Third;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290;

/// <summary>The checks of one stream, wired to its state.</summary>
internal sealed class CheckSet
{
    private static readonly Indicator[] Measured =
    [
        Catalogue.TsSyncLoss, Catalogue.SyncByteError, Catalogue.PatError, Catalogue.PatError2, Catalogue.ContinuityCountError,
        Catalogue.PmtError, Catalogue.PmtError2, Catalogue.PidError, Catalogue.TransportError, Catalogue.CrcError, Catalogue.PcrError,
        Catalogue.PcrRepetitionError, Catalogue.PcrDiscontinuityIndicatorError, Catalogue.PcrAccuracyError, Catalogue.BufferError,
        Catalogue.EmptyBufferError, Catalogue.DataDelayError,
        Catalogue.PtsError, Catalogue.CatError, Catalogue.UnreferencedPid, Catalogue.UnreferencedPid2,
    ];

    private const string NoTime = "the stream has too few PCRs to tell the time";

    private readonly ConditionBook _conditions;
    private readonly ServiceDirectory _directory;

    public CheckSet(AnalysisOptions options, AnalysisClock clock, ConditionBook conditions, PidTable pids, ServiceDirectory directory)
    {
        _conditions = conditions;
        _directory = directory;
        IsLive = options.Clock == ClockKind.Wall;
        Findings = new Findings(clock, conditions);
        foreach (Indicator indicator in Measured)
        {
            Book[indicator].Unjudged = null;
        }

        SyncLoss = new SyncLossCheck(Book[Catalogue.TsSyncLoss], conditions);
        SyncByte = new SyncByteCheck(Book[Catalogue.SyncByteError], Findings);
        Pat = new PatCheck(Book[Catalogue.PatError], Book[Catalogue.PatError2], Findings, options.Limit(LimitKey.PatInterval));
        ContinuityCount = new ContinuityCountCheck(Book[Catalogue.ContinuityCountError], Findings);
        Pmt = new PmtCheck(Book[Catalogue.PmtError], Book[Catalogue.PmtError2], Findings, directory, options.Limit(LimitKey.PmtInterval));
        Pid = new PidCheck(Book[Catalogue.PidError], Findings, pids, options.PidSilenceLimit);
        TransportError = new TransportErrorCheck(Book[Catalogue.TransportError], Findings);
        Crc = new CrcCheck(Book[Catalogue.CrcError], Findings, pids);
        CheckRecord pcr = Book[Catalogue.PcrError];
        PcrRepetition = new PcrRepetitionCheck(pcr, Book[Catalogue.PcrRepetitionError], Findings, pids, options.PcrIntervalLimit);
        PcrDiscontinuity = new PcrDiscontinuityCheck(
            pcr, Book[Catalogue.PcrDiscontinuityIndicatorError], Findings, Math.Max(options.Limit(LimitKey.PcrStep), options.PcrIntervalLimit),
            IsLive);
        Pts = new PtsCheck(Book[Catalogue.PtsError], Findings, pids, options.Limit(LimitKey.PtsInterval), options.PidSilenceLimit);
        Cat = new CatCheck(Book[Catalogue.CatError], Findings, options.Limit(LimitKey.CatInterval));
        UnreferencedPid = new UnreferencedPidCheck(
            Book[Catalogue.UnreferencedPid], Book[Catalogue.UnreferencedPid2], Findings, pids, directory, Cat, options);
        Si = new SiChecks(new SiContext(options, Book, Findings, pids), clock);
        Book[Catalogue.PtsError].Waiting = () => Pts.Waiting;
        Book[Catalogue.CatError].Waiting = () => Cat.Waiting;
        Book[Catalogue.UnreferencedPid].Waiting = () => UnreferencedPid.Waiting;
        Book[Catalogue.UnreferencedPid2].Waiting = () => UnreferencedPid.Waiting;
        Decoders = new TargetDecoders(
            pids, directory,
            new BufferChecks(
                new BufferCheck(Book[Catalogue.BufferError], Findings, pids),
                new EmptyBufferCheck(Book[Catalogue.EmptyBufferError], Findings, pids),
                new DataDelayCheck(Book[Catalogue.DataDelayError], Findings, pids)),
            options.Profile.IsClockedOut);
        ForeignTables = new ForeignTableCheck(Book, Findings, clock, pids, directory, options);
        Availability = new ServiceAvailability(Book, SyncLoss, options);
        PcrAccuracy = new PcrAccuracyCheck(Book[Catalogue.PcrAccuracyError], Findings, pids, options.Limit(LimitKey.PcrAccuracy), options.HasArrivals);
    }

    public CheckBook Book { get; } = new();

    public Findings Findings { get; }

    public SyncLossCheck SyncLoss { get; }

    public SyncByteCheck SyncByte { get; }

    public PatCheck Pat { get; }

    public ContinuityCountCheck ContinuityCount { get; }

    public PmtCheck Pmt { get; }

    public PidCheck Pid { get; }

    public TransportErrorCheck TransportError { get; }

    public CrcCheck Crc { get; }

    public PcrRepetitionCheck PcrRepetition { get; }

    public PcrDiscontinuityCheck PcrDiscontinuity { get; }

    public PtsCheck Pts { get; }

    public CatCheck Cat { get; }

    public UnreferencedPidCheck UnreferencedPid { get; }

    public SiChecks Si { get; }

    public PcrAccuracyCheck PcrAccuracy { get; }

    public ForeignTableCheck ForeignTables { get; }

    /// <summary>SAE, SDE and SIE.</summary>
    public ServiceAvailability Availability { get; }

    /// <summary>3.3, 3.9 and 3.10.</summary>
    public TargetDecoders Decoders { get; }

    /// <summary>Finds what is other than it was, on the same time as the checks.</summary>
    public ChangeWatch? Changes { get; set; }

    /// <summary>Compares a live stream with its template; null where there is none.</summary>
    public TemplateWatch? Template { get; set; }

    /// <summary>Times are those of arrival.</summary>
    public bool IsLive { get; }

    /// <summary>A table whose syntax is broken, though its CRC_32 is right.</summary>
    public void OnSyntax(int pid, byte tableId)
    {
        if (SiChecks.CheckOf(tableId) is { } indicator && Book[indicator] is { Unjudged: null } record)
        {
            Findings.Extra(record, pid, Findings.WantsExtra(record) ? Sentences.BrokenSyntax.With(tableId) : null);
        }
    }

    /// <summary>Time has gone on: what is missing, and what has ended.</summary>
    public void Judge(long now, long position)
    {
        if (!SyncLoss.IsFault && SyncLoss.InSync)
        {
            Pat.Judge(now);
            Pmt.Judge(now);
            Pid.Judge(now);
            PcrRepetition.Judge(now, position);
            Pts.Judge(now);
            Cat.Judge(now);
            UnreferencedPid.Judge(now);
            Si.Judge(now);
            PcrAccuracy.Judge(now);
            Si.Held.Judge(PcrAccuracy.Standing);
            Changes?.Judge(now);
            Template?.Judge(now);
        }

        if (!IsLive)
        {
            Availability.Advance(now);
        }

        _conditions.Advance(now);
    }

    /// <summary>1.1 is at fault: nothing else is judged, and what was raised is forgotten.</summary>
    public void Suspend(Instant at)
    {
        _conditions.Suspend(at, Catalogue.TsSyncLoss);
        Findings.HeldExtras = 0;
        Changes?.Suspend();
        Template?.Suspend();
        foreach (CheckRecord check in Book.All.Where(c => c.Indicator != Catalogue.TsSyncLoss))
        {
            check.Raised = 0;
        }

        foreach (ProgramState program in _directory.Programs)
        {
            Array.Clear(program.Raised);
        }
    }

    /// <summary>Packets come again: every timer starts anew.</summary>
    public void Arm(long now)
    {
        Pat.Arm(now);
        Pmt.Arm(now);
        Pid.Arm(now);
        PcrRepetition.Arm(now);
        PcrAccuracy.Arm();
        Pts.Arm(now);
        Cat.Arm(now);
        UnreferencedPid.Arm();
        Si.Arm(now);
    }

    /// <summary>At the end of a file: what could not be judged, and why.</summary>
    /// <param name="timeIsKnown">There were PCRs to tell the time by.</param>
    /// <param name="isSteady">And the rate between them never changed.</param>
    public void Settle(bool timeIsKnown, bool isSteady)
    {
        Si.Held.Judge(PcrAccuracy.Standing);
        Si.Held.Answer(isSteady);
        if (!timeIsKnown)
        {
            foreach (Indicator timed in (Indicator[])[
                Catalogue.PatError, Catalogue.PatError2, Catalogue.PmtError, Catalogue.PmtError2, Catalogue.PidError,
                Catalogue.PcrError, Catalogue.PcrRepetitionError, Catalogue.PtsError, Catalogue.CatError, Catalogue.UnreferencedPid,
                Catalogue.UnreferencedPid2])
            {
                Unjudged(timed, VerdictState.NotMeasured, NoTime);
            }
        }
        else if (_directory.Programs.Length == 0)
        {
            Unjudged(Catalogue.PmtError, VerdictState.NotMeasured, "no PAT names a program");
            Unjudged(Catalogue.PmtError2, VerdictState.NotMeasured, "no PAT names a program");
        }

        foreach (CheckRecord check in Book.All)
        {
            if (check.Unjudged is null && check.Waiting?.Invoke() is { } waiting)
            {
                bool isOpen = waiting.State == VerdictState.Pending;
                check.Unjudged = isOpen ? (VerdictState.NotMeasured, timeIsKnown ? waiting.Reason : NoTime) : waiting;
            }
        }

        (VerdictState State, string Reason)? buffers =
            Array.Exists(_directory.Programs, p => p.HasMap) ? Decoders.Unjudged() : (VerdictState.NotMeasured, "no PMT");
        foreach (Indicator buffer in (Indicator[])[Catalogue.BufferError, Catalogue.EmptyBufferError, Catalogue.DataDelayError])
        {
            Book[buffer].Unjudged = buffers;
        }

        if (!Array.Exists(_directory.Programs, p => p.HasMap))
        {
            foreach (Indicator mapped in (Indicator[])[
                Catalogue.PidError, Catalogue.PcrError, Catalogue.PcrRepetitionError, Catalogue.PcrDiscontinuityIndicatorError,
                Catalogue.PcrAccuracyError, Catalogue.PtsError])
            {
                Unjudged(mapped, VerdictState.NotMeasured, "no PMT");
            }
        }
        else if (!Array.Exists(_directory.Programs, p => p.HasPcr))
        {
            foreach (Indicator pcr in (Indicator[])[
                Catalogue.PcrError, Catalogue.PcrRepetitionError, Catalogue.PcrDiscontinuityIndicatorError, Catalogue.PcrAccuracyError])
            {
                Unjudged(pcr, VerdictState.NotApplicable, "no program has a PCR");
            }
        }
        else
        {
            PcrAccuracy.Settle();
        }
    }

    private void Unjudged(Indicator indicator, VerdictState state, string reason) => Book[indicator].Unjudged = (state, reason);
}
