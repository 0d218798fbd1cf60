using System.Diagnostics;
using System.Text;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The engine or the probe as its users start it: a process of its own, from its own output folder.</summary>
internal sealed class ProductProcess : IDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ProductProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>All it wrote so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>The engine as it was built with these tests.</summary>
    public static string EngineProgram => PathOf(Path.Combine("engine", "Monitoring.Engine"), "monitoring-engine.dll");

    public static ProductProcess StartEngine(params string[] arguments) =>
        Start(EngineProgram, arguments);

    public static ProductProcess StartProbe(params string[] arguments) =>
        Start(PathOf(Path.Combine("probes", "Monitoring.Probe"), "monitoring-probe.dll"), arguments);

    /// <summary>kill -9: no handler runs, no buffer is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM; the exit status, or an assertion failure when it does not end in time.</summary>
    public int Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        return WaitForExit();
    }

    public int WaitForExit()
    {
        if (!_process.WaitForExit(StopLimit))
        {
            _process.Kill();
            throw new TimeoutException($"still running {StopLimit.TotalSeconds:0} s after it should have ended; it said:\n{Said}");
        }

        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string PathOf(string project, string assembly)
    {
        DirectoryInfo framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string root = framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, project, "bin", framework.Parent!.Name, framework.Name, assembly);
    }

    private static ProductProcess Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ProductProcess(Process.Start(start)!);
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (_said)
            {
                _said.AppendLine(line);
            }
        }
    }
}
