using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Operations;

/// <summary>What installs engine and probe: units and container files name what is there, and the program runs the way they start it.</summary>
public sealed class DeploymentTests
{
    private const string Nobody = "65534";

    private static readonly string Root = FindRoot();

    [TestCase("engine/deploy/monitoring-engine.service")]
    [TestCase("probes/deploy/monitoring-probe.service")]
    public async Task A_unit_is_what_systemd_takes(string unit)
    {
        if (!File.Exists("/usr/bin/systemd-analyze"))
        {
            Assert.Ignore("systemd-analyze is not installed; units are not verified");
        }

        using TemporaryFolder folder = new();
        string copy = folder.File(Path.GetFileName(unit));
        string text = await File.ReadAllTextAsync(Path.Combine(Root, unit));
        await File.WriteAllTextAsync(copy, Regex.Replace(text, "=/opt/monitoring/[a-z]+/monitoring-[a-z]+", "=/bin/true"));

        (int status, string output) = await RunAsync("/usr/bin/systemd-analyze", "verify", copy);

        Assert.That((status, output), Is.EqualTo((0, string.Empty)));
        Assert.That(text, Does.Contain("Type=notify").And.Contain("WatchdogSec=").And.Contain("NoNewPrivileges=yes").And.Contain("ProtectSystem=strict"));
    }

    [TestCase("engine/deploy/Containerfile", "engine/Monitoring.Engine", "monitoring-engine")]
    [TestCase("probes/deploy/Containerfile", "probes/Monitoring.Probe", "monitoring-probe")]
    public async Task A_container_file_names_what_is_there_and_no_registry(string file, string project, string program)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Root, file));

        Assert.That(Regex.Matches(text, "^FROM (.+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "${SDK} AS build", "${RUNTIME}" }));
        Assert.That(text, Does.Contain($"dotnet publish {project} ").And.Match($@"ENTRYPOINT \[""/opt/monitoring/\w+/{program}""\]").And.Contain("USER 10001"));
        Assert.That(await File.ReadAllTextAsync(Directory.EnumerateFiles(Path.Combine(Root, project), "*.csproj").Single()), Does.Contain($"<AssemblyName>{program}<"));
        if (program == "monitoring-engine")
        {
            EngineOptions defaults = new();
            Assert.That(text, Does.Contain($"EXPOSE {defaults.Listen.Port} {defaults.IngestListen.Port}\n").And.Contain($"127.0.0.1/{defaults.Listen.Port}"));
        }
    }

    [Test]
    public async Task The_services_of_compose_are_built_from_files_that_are_there()
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Root, "engine/deploy/compose.yaml"));
        string[] files = [.. Regex.Matches(text, "dockerfile: (.+)").Select(m => m.Groups[1].Value)];

        Assert.That(files, Has.Length.EqualTo(2));
        Assert.That(files.Where(f => !File.Exists(Path.Combine(Root, f))), Is.Empty);
    }

    /// <summary>Whoever stops the engine waits until it has given up on a store that does not answer.</summary>
    [TestCase("engine/deploy/monitoring-engine.service", @"TimeoutStopSec=(\d+)\n")]
    [TestCase("engine/deploy/compose.yaml", @"stop_grace_period: (\d+)s\n")]
    public async Task A_stop_is_given_more_time_than_it_takes(string file, string setting)
    {
        Match given = Regex.Match(await File.ReadAllTextAsync(Path.Combine(Root, file)), setting);

        Assert.That(int.Parse(given.Groups[1].Value, CultureInfo.InvariantCulture), Is.GreaterThan(new EngineOptions().DrainLimit.TotalSeconds));
    }

    [Test]
    public async Task The_engine_runs_for_a_user_without_rights_from_a_folder_that_nobody_writes()
    {
        using TemporaryFolder folder = new();
        string program = folder.File("program");
        string data = folder.File("data");
        await RunAsync("cp", "-r", Path.GetDirectoryName(typeof(EngineApp).Assembly.Location)!, program);
        Directory.CreateDirectory(data);
        await RunAsync("chmod", "-R", "a+rX,a-w", program);
        await RunAsync("chmod", "755", folder.Path);
        bool drops = Environment.UserName == "root" && File.Exists("/usr/bin/setpriv");
        if (drops)
        {
            await RunAsync("chown", Nobody, data);
        }

        string[] identity = drops ? ["/usr/bin/setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--no-new-privs"] : [];
        string[] line =
        [
            .. identity, "dotnet", Path.Combine(program, "monitoring-engine.dll"), "serve", "--listen", "http://127.0.0.1:0", "--ingestListen",
            "http://127.0.0.1:0",
        ];
        ProcessStartInfo start = new(line[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data };
        Array.ForEach(line[1..], start.ArgumentList.Add);
        start.Environment["MONITORING__DATA"] = data;
        start.Environment["MONITORING__LOGFORMAT"] = "json";
        using Process engine = Process.Start(start)!;
        string? said;
        do
        {
            said = await engine.StandardOutput.ReadLineAsync();
        }
        while (said?.Contains("\"event\":1001,", StringComparison.Ordinal) == false);

        Assert.That(said, Is.Not.Null, "the engine ended before it had started");
        await RunAsync("kill", "-TERM", $"{engine.Id}");
        string rest = await engine.StandardOutput.ReadToEndAsync();
        await engine.WaitForExitAsync();
        await RunAsync("chmod", "-R", "u+w", program);
        Assert.That((engine.ExitCode, await engine.StandardError.ReadToEndAsync()), Is.EqualTo((0, string.Empty)));
        Assert.That(rest, Does.Contain("\"event\":1003,").And.Not.Contain("\"level\":\"error\""));
    }

    private static async Task<(int Status, string Output)> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + error);
    }

    private static string FindRoot()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Monitoring.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
