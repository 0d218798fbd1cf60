using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Tests.Spooling;
using Monitoring.Probe.Uplink;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Uplink;

/// <summary>A spool, an uplink and a port that answers as a test wants.</summary>
public abstract class UplinkFixture
{
    private protected const int Unreachable = 1300;
    private protected const int Rejected = 1302;

    private protected TemporaryFolder Folder { get; private set; } = null!;

    private protected RecordingLog Log { get; private set; } = null!;

    private protected Spool Spool { get; private set; } = null!;

    [SetUp]
    public void OpenSpool()
    {
        Folder = new TemporaryFolder();
        Log = new RecordingLog();
        Spool = Spool.Open(new SpoolOptions(Folder.Path, SpoolOptions.DefaultMaxBytes), "p", "test");
    }

    [TearDown]
    public void CloseSpool()
    {
        Spool.Dispose();
        Folder.Dispose();
    }

    private protected static Guid EpochOf(Batch batch) => new(batch.Epoch.Span, bigEndian: true);

    private protected static Condition Edge(TimeSpan age) => new()
    {
        Id = 1,
        Indicator = 1010,
        Edge = Contracts.Wire.Edge.Raise,
        AtUnixMs = (DateTimeOffset.UtcNow - age).ToUnixTimeMilliseconds(),
    };

    private protected void AddWindow(TimeSpan age)
    {
        Window window = SpoolTests.WindowAt(0);
        window.StartUnixMs = (DateTimeOffset.UtcNow - age).ToUnixTimeMilliseconds();
        Assert.That(Spool.AddWindow(SpoolTests.DictionaryOf("p"), window), Is.True);
    }

    private protected Task DrainAsync(ScriptedEngine engine, string? token = null) =>
        RunAsync(engine.Address, token, () => Wait.UntilAsync(() => Spool.Order.Count == 0));

    private protected async Task RunAsync(Uri address, string? token, Func<Task> meanwhile)
    {
        using EngineUplink uplink = new(new EngineOptions(address, token), Spool, TimeProvider.System, Log);
        using CancellationTokenSource stop = new();
        Task running = uplink.RunAsync(stop.Token);
        try
        {
            await meanwhile();
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }
}
