using System.Reflection;

using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Diagnostics;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Pipelines;
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
    public static async Task RunAsync(ProbeOptions options, TimeProvider time, ILogger logger, CancellationToken stop)
    {
        using var spool = Spool.Open(options.Spool, options.Probe, Software);
        ProbeClock clock = new(time);
        EventCollector events = new(spool);
        Entity probe = new() { Path = EntityId.ForProbe(options.Probe).Path, Kind = EntityKind.Probe, Name = options.Probe };
        InputRunner[] inputs = [.. options.Inputs.Select(i => CreateInput(options.Probe, i, clock, events, time, logger))];
        WindowKeeper windows = new(spool, events, probe, clock, logger);
        WindowClockwork clockwork = new(probe, inputs, windows, events, clock);
        using EngineUplink uplink = new(options.Engine, spool, time, logger);
        using CancellationTokenSource stopUplink = new();
        ProbeLog.Started(logger, options.Probe, inputs.Length, options.Spool.Path, spool.Order.Count, options.Engine.Ingest);

        Task sending = uplink.RunAsync(stopUplink.Token);
        Task closing = Task.Factory.StartNew(() => clockwork.Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task collecting = events.RunAsync(stop);
        await Task.WhenAll([closing, collecting, .. inputs.Select(i => Task.Run(() => i.RunAsync(stop), CancellationToken.None))]).ConfigureAwait(false);

        long drainingSince = time.GetTimestamp();
        while (spool.Order.Count > 0 && time.GetElapsedTime(drainingSince) < DrainLimit)
        {
            await spool.Order.WaitAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None).ConfigureAwait(false);
        }

        await stopUplink.CancelAsync().ConfigureAwait(false);
        await sending.ConfigureAwait(false);
        ProbeLog.Stopped(logger, spool.Order.Count);
    }

    private static InputRunner CreateInput(
        string probe, InputOptions options, ProbeClock clock, EventCollector events, TimeProvider time, ILogger logger)
    {
        TransportPipeline pipeline = new(probe, options, clock, events);
        IStreamInput input = options.Source switch
        {
            UdpSource udp => new UdpInput(udp, clock),
            FileSource file => new FileInput(file, clock, time),
            _ => throw new NotSupportedException(options.Source.GetType().Name),
        };
        return new InputRunner(input, pipeline, events, clock, time)
        {
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
