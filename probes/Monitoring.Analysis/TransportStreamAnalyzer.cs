using Monitoring.Analysis.Changes;
using Monitoring.Analysis.Conditions;
using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Templates;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Analysis.Windows;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis;

/// <summary>
/// Everything that is judged of one transport stream. Routing only: bytes to packets, packets to the inspector, time to the checks. One
/// per input and not thread-safe; it reads no clock, does no I/O, and allocates nothing per packet.
/// </summary>
public sealed class TransportStreamAnalyzer
{
    private readonly AnalysisOptions _options;
    private readonly AnalysisClock _clock = new();
    private readonly PidTable _pids = new();
    private readonly TrafficMeter _traffic = new();
    private readonly CheckSet _checks;
    private readonly SectionRouter _sections;
    private readonly PacketInspector _inspector;
    private readonly SyncLedger _sync;
    private readonly ArrivalTimeline _arrivals;
    private readonly StreamTimeline? _stream;
    private readonly PacketSynchronizer _synchronizer;
    private readonly WindowMeter _windows;
    private readonly DtmbMonitor _dtmb;
    private IReadOnlyList<ServiceSummary> _services = [];
    private int _servicesRevision = -1;
    private long _real = AnalysisClock.Unknown;
    private long? _firstReal;
    private long _bytes;
    private long _dtmbDue = AnalysisClock.Unknown;

    public TransportStreamAnalyzer(AnalysisOptions options, IConditionSink conditions)
    {
        _options = options;
        ServiceDirectory directory = new(options.ExpectedServices);
        ConditionBook book = new(conditions, _clock);
        _checks = new CheckSet(options, _clock, book, _pids, directory);
        bool isLive = options.Clock == ClockKind.Wall;
        ServiceNames names = new(options.IsChinese, options.UntaggedText);
        _sections = new SectionRouter(_clock, book, _checks, _pids, directory, names) { IsLive = isLive };
        _checks.Template = isLive && options.Template is { } wanted ? new TemplateWatch(options, wanted, _clock, book, _pids, _sections) : null;
        _dtmb = new DtmbMonitor(options, _pids, _checks, directory, names.Delivery);
        _inspector = new PacketInspector(_clock, _checks, _pids) { Rate = isLive ? new PcrRateMeter() : null };
        _sync = new SyncLedger(_clock, _checks, _inspector);
        _arrivals = new ArrivalTimeline(_clock, _inspector, _sync);
        _stream = isLive ? null : new StreamTimeline(_clock, _inspector, _sync);
        _synchronizer = new PacketSynchronizer(_stream is null ? _arrivals : _stream);
        _windows = new WindowMeter(_checks, _inspector, _pids, directory, _traffic, options.CountsDatagrams)
        {
            Metrology = new MetrologyWindow(_checks, _pids, _dtmb),
            Text = new TextWindow(names),
            Elementary = new ElementaryWindow(_pids),
        };
    }

    /// <summary>Hears of changes of the stream; null where nobody does.</summary>
    public IChangeSink? Changes
    {
        get => _sections.Changes.Ledger.Sink;
        init => _sections.Changes.Ledger.Sink = value;
    }

    /// <summary>How far UTC is ahead of arrival times: a host whose arrival times never step tells here that its clock did.</summary>
    public TimeSpan UtcCorrection
    {
        get => new(_clock.UtcCorrection / TimeSpan.NanosecondsPerTick);
        set => _clock.UtcCorrection = value.Ticks * TimeSpan.NanosecondsPerTick;
    }

    /// <summary>Goes up whenever <see cref="Services"/> changes.</summary>
    public int Revision => _sections.Revision;

    /// <summary>Services of PAT and channel plan, by service_id.</summary>
    public IReadOnlyList<ServiceSummary> Services
    {
        get
        {
            if (_servicesRevision != Revision)
            {
                _servicesRevision = Revision;
                _services = [.. _sections.Directory.Programs.Select(Summarize)];
            }

            return _services;
        }
    }

    /// <summary>Takes the bytes of a file chunk or of one datagram.</summary>
    /// <param name="bytes">The bytes; not kept.</param>
    /// <param name="arrival">When they arrived; without meaning where the clock is that of the stream.</param>
    public void Write(ReadOnlySpan<byte> bytes, Instant arrival)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        _bytes += bytes.Length;
        if (_stream is null)
        {
            _real = Math.Max(_real, arrival.Nanoseconds);
            _firstReal ??= _real;
            _traffic.OnArrival(_real);
            _clock.Arrive(_real);
            _arrivals.Arrival = _real;
            if (_checks.SyncLoss.OnData(_real))
            {
                _sync.Resume();
            }
        }

        _synchronizer.Write(bytes);
        if (_stream is null)
        {
            _dtmb.OnArrival(_real, _inspector.Packets);
            if (_checks.Availability.IsDue(_real))
            {
                _checks.Availability.Advance(_real);
            }
        }
    }

    /// <summary>What is written next does not continue what came before, and that is no fault: a recording starts again.</summary>
    public void Restart()
    {
        _synchronizer.Reset();
        _checks.SyncLoss.OnRestart(_real);
    }

    /// <summary>Time has gone on, with packets or without: what should have come by now is missed. Live hosts call it often.</summary>
    public void Advance(Instant now)
    {
        if (_stream is not null)
        {
            return;
        }

        _real = Math.Max(_real, now.Nanoseconds);
        if (_checks.SyncLoss.Advance(_real, _inspector.Packets))
        {
            _sync.Suspend(_real);
        }

        _clock.Advance(_real);
        _checks.Judge(_clock.Now, _inspector.Packets);
        _checks.Availability.Advance(_real);
        if (_real >= _dtmbDue)
        {
            _dtmbDue = _real + Instant.NanosecondsPerSecond;
            _dtmb.Judge();
        }
    }

    /// <summary>Tells what was measured since the last call.</summary>
    /// <param name="start">Start of the window.</param>
    /// <param name="end">Its end.</param>
    /// <param name="invalid">The probe lost data within it: nothing can be said about the signal.</param>
    /// <param name="sink">Takes the measurements.</param>
    public void CloseWindow(Instant start, Instant end, bool invalid, IMeasurementSink sink)
    {
        long length = end.Nanoseconds - start.Nanoseconds;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (invalid)
        {
            _checks.Availability.Reject(start.Nanoseconds, end.Nanoseconds);
        }

        _windows.Close((double)length / Instant.NanosecondsPerSecond, invalid, sink);
    }

    /// <summary>The input has ended.</summary>
    public void Complete()
    {
        _synchronizer.Complete();
        if (_stream is not null)
        {
            long end = _stream.Complete();
            if (end != AnalysisClock.Unknown)
            {
                _checks.Findings.Packet = Math.Max(0, _inspector.Packets - 1);
                _checks.Judge(end, _inspector.Packets);
            }
        }
        else if (_firstReal is not null)
        {
            _checks.Availability.Advance(_real);
        }

        _checks.PcrAccuracy.Complete();
        _inspector.Complete();
        _dtmb.Judge();
        _checks.Settle(_clock.IsKnown, _stream?.Rate.IsSteady == true);
    }

    /// <summary>Everything found from the beginning on.</summary>
    public TransportStreamReport Report()
    {
        TransportStreamReport report = new ReportBuilder(_pids, _sections, _checks, _sync, _stream?.Rate ?? _inspector.Rate, _dtmb)
            .Build(_inspector.Packets, _bytes, Duration, _options);
        return _options.Template is { } template ? TemplateComparison.Apply(template, report) : report;
    }

    /// <summary>Time from the first packet of a file to its end, or from the first arrival to the last; null while unknown.</summary>
    private long? Duration => _stream is not null ? _stream.Duration : _firstReal is { } first ? _real - first : null;

    private ServiceSummary Summarize(ProgramState program)
    {
        NamedService? named = _sections.Names.Find(program.Number);
        return new ServiceSummary(
            program.Number, named?.Name ?? program.PlannedName, named?.Provider, _sections.Names.OriginalNetworkId,
            _sections.Directory.HasPat ? _sections.Directory.TransportStreamId : null, named?.Type, program.IsExpected,
            program.PmtPid is not null);
    }
}
