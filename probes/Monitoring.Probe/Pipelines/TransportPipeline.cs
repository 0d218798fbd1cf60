using Monitoring.Analysis;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// One input's analysis: bytes come in on the receiving side, time passes and windows close on the probe's clock. The lock is taken once a
/// datagram, seven packets, and is free but for the moment a window closes.
/// </summary>
internal sealed class TransportPipeline : IStreamReceiver, IConditionSink, IMeasurementSink
{
    /// <summary>Services of one input that are told to the engine; a hostile PAT can name thousands.</summary>
    public const int MostServices = 512;

    /// <summary>Figures of one window that are told to the engine.</summary>
    public const int MostSamples = 16_384;

    private readonly Lock _gate = new();
    private readonly TransportStreamAnalyzer _analyzer;
    private readonly InputEntities _entities;
    private readonly ProbeClock _clock;
    private readonly IConditionOutlet _outlet;
    private List<Sample> _samples = [];

    public TransportPipeline(string probe, InputOptions options, ProbeClock clock, IConditionOutlet outlet)
    {
        Id = options.Id;
        IsDatagrams = options.Source is UdpSource;
        _entities = new InputEntities(probe, options);
        _clock = clock;
        _outlet = outlet;
        _analyzer = new TransportStreamAnalyzer(
            new AnalysisOptions
            {
                Profile = ProfileOf(options.Profile),
                CountsDatagrams = IsDatagrams,
                PidTimeout = options.PidTimeout,
                ExpectedServices = [.. options.Services.Select(s => new ExpectedService(s.Id, s.Name))],
            },
            this);
    }

    /// <summary>The input's id in the configuration.</summary>
    public string Id { get; }

    /// <summary>The input as it is described to the engine.</summary>
    public Entity Entity => _entities.Input;

    private bool IsDatagrams { get; }

    public void OnData(ReadOnlySpan<byte> bytes, Instant arrival)
    {
        lock (_gate)
        {
            _analyzer.Write(bytes, arrival);
        }
    }

    public void OnRestart()
    {
        lock (_gate)
        {
            _analyzer.Restart();
        }
    }

    /// <summary>Time has passed, packets or not.</summary>
    public void Advance(Instant now)
    {
        lock (_gate)
        {
            _analyzer.Advance(now);
        }
    }

    /// <summary>Closes the window and returns what it measured.</summary>
    public InputWindow CloseWindow(Instant start, Instant end, bool invalid, long dropped)
    {
        lock (_gate)
        {
            _samples = new List<Sample>(_samples.Count);
            _analyzer.CloseWindow(start, end, invalid, this);
            if (IsDatagrams)
            {
                Measure(Scope.Stream, Catalogue.ProbeReceiveLoss.Id, -1, dropped > 0 ? VerdictState.Fault : VerdictState.Ok, dropped);
            }

            ServiceSummary[] services = [.. _analyzer.Services.Take(MostServices)];
            return new InputWindow(_entities, services, _samples);
        }
    }

    public void OnCondition(in ConditionEdge edge)
    {
        Entity entity = edge.Scope.ServiceId is { } id
            ? _entities.Service(id, _analyzer.Services.FirstOrDefault(s => s.Id == id))
            : _entities.Input;
        _outlet.OnCondition(
            entity, edge.Indicator, edge.Raise, _clock.ToUtc(edge.At), edge.Reason, edge.Text, Attribution.Unknown, edge.Pids);
    }

    public void Measure(Scope scope, IndicatorId indicator, int pid, VerdictState state, double value)
    {
        if (_samples.Count < MostSamples)
        {
            _samples.Add(new Sample(scope, indicator, pid, state, value));
        }
    }

    private static AnalysisProfile ProfileOf(StreamProfile profile) => profile switch
    {
        StreamProfile.Iptv => AnalysisProfile.Iptv,
        StreamProfile.Hls => AnalysisProfile.Hls,
        _ => AnalysisProfile.Dvb,
    };
}
