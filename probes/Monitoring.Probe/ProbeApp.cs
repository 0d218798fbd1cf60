using System.Reflection;

using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Operations;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Diagnostics;
using Monitoring.Probe.Enrolment;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Provisioning;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Timing;
using Monitoring.Probe.Uplink;

namespace Monitoring.Probe;

/// <summary>The probe without its command line: watches the inputs of a configuration until stopped.</summary>
public static class ProbeApp
{
    /// <summary>How long a stopping probe tries to get rid of what waits.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

    /// <summary>Name and version, as the engine is told.</summary>
    public static string Software { get; } =
        $"monitoring-probe {typeof(ProbeApp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";

    /// <summary>Runs until stopped. All that was measured in whole seconds is in the spool then.</summary>
    public static async Task RunAsync(ProbeOptions options, TimeProvider time, ServiceNotifier service, ILogger logger, CancellationToken stop)
    {
        using var spool = Spool.Open(options.Spool, options.Probe, Software);
        ProbeClock clock = new(time);
        EventCollector events = new(spool);
        Entity probe = new() { Path = EntityId.ForProbe(options.Probe).Path, Kind = EntityKind.Probe, Name = options.Probe };
        RunningVersion running = new();
        using InputSet inputs = new(i => CreateInput(options.Probe, i, clock, events, time, logger))
        {
            Ended = (input, isChanged) =>
            {
                events.OnEnd(input.Pipeline.Entity, clock.ToUtc(clock.Now), isRemoved: !isChanged);
                (isChanged ? (Action<ILogger, string>)ProbeLog.InputRestarts : ProbeLog.InputRemoved)(logger, input.Pipeline.Id);
            },
        };
        using ConfigurationPull pull = new(options, new ConfigurationShelf(options.Spool.Path), running, inputs.ApplyAsync, time, logger);
        await inputs.ApplyAsync(options.PullsConfiguration ? pull.Begin() : options.Inputs).ConfigureAwait(false);
        WindowKeeper windows = new(spool, events, probe, clock, logger);
        WindowClockwork clockwork = new(probe, () => inputs.Current, windows, events, clock);
        if (spool.TornTails > 0)
        {
            ProbeLog.SpoolTorn(logger, spool.TornTails);
        }

        if (spool.DamagedPlaces > 0)
        {
            ProbeLog.SpoolDamaged(logger, spool.DamagedPlaces);
        }

        using EngineUplink uplink = new(options.Engine, spool, time, logger, () => options.PullsConfiguration ? running.Told : null);
        using CancellationTokenSource stopUplink = new();
        ProbeLog.Started(logger, options.Probe, inputs.Current.Count, options.Spool.Path, spool.Order.Count, options.Engine.Ingest);

        // Any part that ends by a fault of its own ends them all: a probe that only seems to watch is worse than one that is gone.
        using var stopAll = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sending = uplink.RunAsync(stopUplink.Token);
        service.Ready($"probe {options.Probe}, inputs: {inputs.Current.Count}");
        Task[] parts =
        [
            Task.Factory.StartNew(() => clockwork.Run(stopAll.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
            events.RunAsync(stopAll.Token),
            new SpoolFlusher(spool, time).RunAsync(stopAll.Token),
            service.PulseAsync(clockwork.HasMoved, time, stopAll.Token),
            RenewAsync(options.Engine, time, logger, stopAll.Token),
            inputs.RunAsync(stopAll.Token),
            .. options.PullsConfiguration ? (Task[])[pull.RunAsync(stopAll.Token)] : [],
        ];
        await using CancellationTokenRegistration stopping = stop.Register(service.Stopping);
        await foreach (Task part in Task.WhenEach([.. parts, sending]).WithCancellation(CancellationToken.None).ConfigureAwait(false))
        {
            if (part.IsFaulted)
            {
                await stopAll.CancelAsync().ConfigureAwait(false);
            }

            if (parts.All(p => p.IsCompleted))
            {
                break;
            }
        }

        long drainingSince = time.GetTimestamp();
        while (spool.Order.Count > 0 && !sending.IsCompleted && time.GetElapsedTime(drainingSince) < DrainLimit)
        {
            await spool.Order.WaitAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None).ConfigureAwait(false);
        }

        await stopUplink.CancelAsync().ConfigureAwait(false);
        ProbeLog.Stopped(logger, spool.Order.Count);
        await Task.WhenAll([sending, .. parts]).ConfigureAwait(false);
    }

    private static Task RenewAsync(EngineOptions engine, TimeProvider time, ILogger logger, CancellationToken stop) =>
        engine.Identity is { } identity ? new IdentityRenewal(engine, identity, time, logger).RunAsync(stop) : Task.CompletedTask;

    private static InputRunner CreateInput(
        string probe, InputOptions options, ProbeClock clock, EventCollector events, TimeProvider time, ILogger logger)
    {
        TransportPipeline pipeline = new(probe, options, clock, events) { Broken = e => ProbeLog.AnalysisFailed(logger, options.Id, e) };
        IStreamInput input = options.Source switch
        {
            UdpSource udp => new UdpInput(udp, clock),
            FileSource file => new FileInput(file, clock, time),
            _ => throw new NotSupportedException(options.Source.GetType().Name),
        };
        return new InputRunner(input, pipeline, events, clock, time)
        {
            Advised = advice => ProbeLog.InputAdvice(logger, options.Id, advice),
            Changed = why =>
            {
                if (why is null)
                {
                    ProbeLog.InputRecovered(logger, options.Id);
                }
                else
                {
                    ProbeLog.InputFailed(logger, options.Id, why);
                }
            },
        };
    }
}
