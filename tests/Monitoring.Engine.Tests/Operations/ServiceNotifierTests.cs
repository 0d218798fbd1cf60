using Monitoring.Contracts.Operations;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Testing.Operations;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Operations;

/// <summary>The protocol of sd_notify(3), over real sockets.</summary>
public sealed class ServiceNotifierTests
{
    [Test]
    public async Task What_is_told_arrives_one_datagram_each([Values] bool isAbstract)
    {
        using TemporaryFolder folder = new();
        using ServiceSocket manager = new(isAbstract ? $"@monitoring-{Guid.NewGuid():N}" : folder.File("notify"));
        ServiceNotifier notifier = manager.Notifier();

        notifier.Ready("watches 3 inputs\nand more");
        notifier.Stopping();

        Assert.That(await manager.ReceiveAsync(), Is.EqualTo("READY=1\nSTATUS=watches 3 inputs and more"));
        Assert.That(await manager.ReceiveAsync(), Is.EqualTo("STOPPING=1"));
    }

    [Test]
    public async Task Signs_of_life_come_only_while_there_is_life()
    {
        using TemporaryFolder folder = new();
        using ServiceSocket manager = new(folder.File("notify"));
        using CancellationTokenSource stop = new();
        int asked = 0;

        Task pulses = manager.Notifier(watchdogMicroseconds: "40000").PulseAsync(
            () =>
            {
                asked++;
                if (asked == 5)
                {
                    stop.Cancel();
                }

                return asked <= 2;
            },
            TimeProvider.System, stop.Token);
        await pulses;

        Assert.That(await manager.ReceiveAsync(), Is.EqualTo("WATCHDOG=1"));
        Assert.That(await manager.ReceiveAsync(), Is.EqualTo("WATCHDOG=1"));
        Assert.That((asked, manager.IsSilent), Is.EqualTo((5, true)));
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("0", null)]
    [TestCase("-5", null)]
    [TestCase("soon", null)]
    [TestCase("99999999999999999999", null)]
    [TestCase("60000000", "1")]
    public async Task A_watchdog_that_is_not_for_this_process_is_not_fed(string? microseconds, string? process)
    {
        using TemporaryFolder folder = new();
        using ServiceSocket manager = new(folder.File("notify"));
        ServiceNotifier notifier = manager.Notifier(microseconds, process);

        await notifier.PulseAsync(() => true, TimeProvider.System, CancellationToken.None);

        Assert.That((notifier.WatchdogAfter, manager.IsSilent), Is.EqualTo(((TimeSpan?)null, true)));
    }

    [Test]
    public void The_watchdog_of_this_process_is_fed() =>
        Assert.That(
            Of("/run/x", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)).WatchdogAfter,
            Is.EqualTo(TimeSpan.FromMinutes(1)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("/")]
    [TestCase("@")]
    [TestCase("vsock:2:1234")]
    [TestCase("relative")]
    [TestCase("/nowhere/at/all")]
    [TestCase("@nobody-listens-here")]
    public void Where_nobody_listens_nothing_happens(string? address)
    {
        ServiceNotifier notifier = Of(address);

        Assert.DoesNotThrow(() =>
        {
            notifier.Ready("x");
            notifier.Stopping();
        });
    }

    [Test]
    public void An_address_longer_than_a_socket_can_have_is_none() =>
        Assert.That(Of("/" + new string('x', 500)).WatchdogAfter, Is.Null);

    private static ServiceNotifier Of(string? address, string? process = null) => new(name => name switch
    {
        ServiceNotifier.SocketVariable => address,
        ServiceNotifier.WatchdogVariable => "60000000",
        ServiceNotifier.WatchdogProcessVariable => process,
        _ => null,
    });
}
