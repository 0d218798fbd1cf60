using System.Globalization;
using Monitoring.Analysis;
using Monitoring.Analysis.Changes;
using Monitoring.Analysis.Network;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// One input's analysis: bytes come in on the receiving side, time passes and windows close on the probe's clock. The lock is taken once a
/// datagram, seven packets, and is free but for the moment a window closes.
/// </summary>
internal sealed class TransportPipeline : IStreamReceiver, IConditionSink, IChangeSink, IMeasurementSink, IPayloadSink
{
    /// <summary>Services of one input that are told to the engine; a hostile PAT can name thousands.</summary>
    public const int MostServices = 512;

    /// <summary>Figures of one window that are told to the engine.</summary>
    public const int MostSamples = 8_192;

    /// <summary>Changes that came too fast to be told, and how many.</summary>
    private const string NotToldKind = "notTold";

    /// <summary>Another sender.</summary>
    private const string SenderKind = "sender";

    /// <summary>Longest text of one side of a change; a name in a table has 255 bytes.</summary>
    private const int LongestSide = 256;

    private readonly Lock _gate = new();
    private readonly ChangePace _pace = new();
    private readonly RtpFlow? _rtp;
    private readonly AnalysisOptions _options;
    private readonly InputEntities _entities;
    private readonly ProbeClock _clock;
    private readonly IConditionOutlet _outlet;
    private TransportStreamAnalyzer _analyzer;
    private List<Sample> _samples = [];
    private bool _isBroken;
    private bool _isLosing;
    private bool _hasEnded;
    private long _lastData;

    public TransportPipeline(string probe, InputOptions options, ProbeClock clock, IConditionOutlet outlet)
    {
        Id = options.Id;
        IsDatagrams = options.Source is UdpSource;
        _rtp = IsDatagrams ? new RtpFlow(this) : null;
        _entities = new InputEntities(probe, options);
        _clock = clock;
        _outlet = outlet;
        _options = new AnalysisOptions
        {
            Profile = options.Profile,
            CountsDatagrams = IsDatagrams,
            PidTimeout = options.PidTimeout,
            KnowsUtc = IsDatagrams,
            ArrivalClock = IsDatagrams ? ArrivalClock.User : ArrivalClock.None,
            Dtmb = options.Dtmb,
            TextDefault = options.TextDefault,
            Template = options.Template,
            ExpectedServices = options.Services,
        };
        _analyzer = CreateAnalyzer();
    }

    /// <summary>A step of the analysis and what it needs.</summary>
    private delegate void Step<TNeeds>(TransportPipeline pipeline, TNeeds needs)
        where TNeeds : allows ref struct;

    /// <summary>Called when the analysis of this input failed by a fault of its own and begins anew.</summary>
    public Action<Exception> Broken { get; init; } = static _ => { };

    /// <summary>Whether the kernel has dropped datagrams of this input since the last window.</summary>
    public Func<bool> HasDropped { get; set; } = static () => false;

    /// <summary>The input's id in the configuration.</summary>
    public string Id { get; }

    /// <summary>The input as it is described to the engine.</summary>
    public Entity Entity => _entities.Input;

    private bool IsDatagrams { get; }

    /// <summary>When bytes came last.</summary>
    public Instant LastData => new(Volatile.Read(ref _lastData));

    public void OnData(ReadOnlySpan<byte> bytes, Instant arrival)
    {
        Volatile.Write(ref _lastData, arrival.Nanoseconds);
        Do(static (p, a) => p.Take(a.Bytes, a.At), new Arrived(bytes, arrival));
    }

    /// <summary>The input is watched no longer: whatever still comes is left alone.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
        }
    }

    public void OnRestart() => Do(static (p, _) => p._analyzer.Restart(), 0);

    /// <summary>Time has passed, packets or not.</summary>
    public void Advance(Instant now) => Do(
        static (p, n) =>
        {
            p._rtp?.Advance(n);
            p._analyzer.Advance(n);
        },
        now);

    public void OnPayload(ReadOnlySpan<byte> payload, Instant arrival) => _analyzer.Write(payload, arrival);

    /// <summary>Closes the window and returns what it measured.</summary>
    /// <param name="start">Its start.</param>
    /// <param name="end">Its end.</param>
    /// <param name="invalid">The probe lost data or time in it.</param>
    /// <param name="dropped">Datagrams the kernel dropped.</param>
    /// <param name="failed">The input could not be read in it.</param>
    public InputWindow CloseWindow(Instant start, Instant end, bool invalid, long dropped, bool failed)
    {
        lock (_gate)
        {
            _samples = new List<Sample>(_samples.Count);
            Do(static (p, c) => p._analyzer.UtcCorrection = c, new TimeSpan((_clock.ToUtc(end) - end.Nanoseconds) / TimeSpan.NanosecondsPerTick));
            bool isUnknown = invalid || failed || dropped > 0 || _isBroken;
            _isBroken = false;
            Do(static (p, w) => p._analyzer.CloseWindow(w.start, w.end, w.isUnknown, p), (start, end, isUnknown));
            Measure(Scope.Stream, Catalogue.ProbeInputFailure.Id, -1, failed ? VerdictState.Fault : VerdictState.Ok, failed ? 1 : 0);
            if (IsDatagrams)
            {
                Measure(Scope.Stream, Catalogue.ProbeReceiveLoss.Id, -1, dropped > 0 ? VerdictState.Fault : VerdictState.Ok, dropped);
            }

            Tell(_rtp?.Measure(isUnknown, (indicator, state, value) => Measure(Scope.Stream, indicator.Id, -1, state, value)), end);
            ServiceSummary[] services = [.. _analyzer.Services.Take(MostServices)];
            return new InputWindow(_entities, services, _samples);
        }
    }

    public void OnCondition(in ConditionEdge edge)
    {
        bool? lost = _rtp is { HasRtp: true } rtp ? rtp.HasLost(edge.At, Blame.AtTheSameTime) : null;
        (Attribution who, Explanation? why) = edge.Raise ? Blame.Of(edge.Indicator, HasDropped, lost) : (Attribution.Unknown, null);
        _outlet.OnCondition(
            EntityOf(edge.Scope), edge.Indicator, edge.Raise, _clock.ToUtc(edge.At), edge.Reason, why is null ? edge.Why : edge.Why.And(why), who,
            edge.Pids);
    }

    /// <summary>A loss on the way is one condition from its first window to the first without.</summary>
    private void Tell(Explanation? loss, Instant at)
    {
        if (loss is not null != _isLosing)
        {
            _isLosing = !_isLosing;
            _outlet.OnCondition(
                _entities.Input, Catalogue.RtpLoss.Id, _isLosing, _clock.ToUtc(at), ConditionReason.Errors, loss ?? Sentences.RtpWhole.With(),
                Attribution.Network, []);
        }
    }

    public void OnSender(string before, string after, Instant at)
    {
        lock (_gate)
        {
            if (MayTell(at))
            {
                _outlet.OnChange(_entities.Input, _clock.ToUtc(at), SenderKind, string.Empty, before, after, []);
            }
        }
    }

    public void OnChange(StreamChange change)
    {
        if (!MayTell(change.At))
        {
            return;
        }

        string versions = change.Versions is { } v ? string.Create(CultureInfo.InvariantCulture, $" {v.Before} → {v.After}") : string.Empty;
        _outlet.OnChange(
            EntityOf(change.Scope), _clock.ToUtc(change.At), change.Kind, $"{change.Table}{versions}", Side(change.Before), Side(change.After),
            change.Pid < 0 ? [] : [change.Pid]);
    }

    public void Measure(Scope scope, IndicatorId indicator, int pid, VerdictState state, double value)
    {
        if (_samples.Count < MostSamples)
        {
            _samples.Add(new Sample(scope, indicator, pid, state, value));
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, Instant arrival)
    {
        if (_rtp?.TryTake(bytes, arrival) != true)
        {
            _analyzer.Write(bytes, arrival);
        }
    }

    /// <summary>A change may be told now; those that might not are told of first.</summary>
    private bool MayTell(Instant at)
    {
        bool isFree = _pace.TryTake(at);
        if (isFree && _pace.TakeHeld() is > 0 and long held)
        {
            _outlet.OnChange(
                _entities.Input, _clock.ToUtc(at), NotToldKind, string.Empty, string.Empty, held.ToString(CultureInfo.InvariantCulture), []);
        }

        return isFree;
    }

    private static string Side(string? text) => text is null ? string.Empty : text.Length > LongestSide ? text[..LongestSide] : text;

    private Entity EntityOf(Scope scope) =>
        scope.ServiceId is { } id ? _entities.Service(id, _analyzer.Services.FirstOrDefault(s => s.Id == id)) : _entities.Input;

    private TransportStreamAnalyzer CreateAnalyzer() => new(_options, this) { Changes = this };

    /// <summary>A stream that finds a fault of the analysis must not take the probe down with it: that input begins anew, its window unknown.</summary>
    private void Do<TNeeds>(Step<TNeeds> step, TNeeds needs)
        where TNeeds : allows ref struct
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            try
            {
                step(this, needs);
            }
#pragma warning disable CA1031 // the one place where a fault of the analysis is kept from the other inputs
            catch (Exception e)
#pragma warning restore CA1031
            {
                _analyzer = CreateAnalyzer();
                _isBroken = true;
                Broken(e);
            }
        }
    }

    private readonly ref struct Arrived(ReadOnlySpan<byte> bytes, Instant at)
    {
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public Instant At { get; } = at;
    }
}
