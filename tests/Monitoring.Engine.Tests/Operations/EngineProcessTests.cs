using System.Diagnostics;
using Monitoring.Contracts.Operations;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Testing.Operations;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Operations;

/// <summary>The program itself, as a service manager starts, watches and stops it.</summary>
public sealed class EngineProcessTests
{
    [Test]
    public async Task The_engine_says_when_it_serves_that_it_lives_and_that_it_ends()
    {
        using TemporaryFolder folder = new();
        using ServiceSocket manager = new(folder.File("notify"));
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [typeof(EngineApp).Assembly.Location, "serve", "--listen", "http://127.0.0.1:0", "--ingestListen", "http://127.0.0.1:0", "--data", folder.File("data")];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment[ServiceNotifier.SocketVariable] = manager.Address;
        start.Environment[ServiceNotifier.WatchdogVariable] = "600000";
        using Process engine = Process.Start(start)!;
        Task<string> log = engine.StandardOutput.ReadToEndAsync();
        List<string> told = [];
        while (!(told.Contains("WATCHDOG=1") && told.Exists(t => t.StartsWith("READY=1\nSTATUS=wall http://127.0.0.1:", StringComparison.Ordinal))))
        {
            told.Add(await manager.ReceiveAsync());
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{engine.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        string last;
        do
        {
            last = await manager.ReceiveAsync();
        }
        while (last == "WATCHDOG=1");

        await engine.WaitForExitAsync();
        Assert.That((last, engine.ExitCode), Is.EqualTo(("STOPPING=1", 0)));
        Assert.That(await log, Does.Contain("Started").And.Contain("Stopped"));
    }
}
