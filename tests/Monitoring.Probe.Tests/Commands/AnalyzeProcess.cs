using System.Diagnostics;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Commands;

/// <summary>Runs the real program and keeps what it wrote.</summary>
internal sealed record AnalyzeProcess(int ExitStatus, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "monitoring-probe");

    public static AnalyzeProcess Run(params string[] arguments) => Run(null, arguments);

    public static AnalyzeProcess Run(byte[]? input, params string[] arguments) => Finish(Start(Program, ["analyze", .. arguments]), input);

    /// <summary>Any command of the program.</summary>
    public static AnalyzeProcess RunCommand(byte[]? input, params string[] arguments) => Finish(Start(Program, arguments), input);

    /// <summary>A shell line; %PROBE% stands for the program.</summary>
    public static AnalyzeProcess Shell(string line) =>
        Finish(Start("/bin/sh", ["-c", line.Replace("%PROBE%", Program, StringComparison.Ordinal)]), null);

    /// <summary>Left running, and not deaf to an interrupt where the tests themselves run in the background of a shell.</summary>
    public static Process Start(params string[] arguments) => Start("env", ["--default-signal=INT", Program, "analyze", .. arguments]);

    /// <summary>Any command of the program, left running.</summary>
    public static Process StartCommand(params string[] arguments) => Start(Program, arguments);

    private static Process Start(string file, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(file, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = System.Text.Encoding.UTF8,
    })!;

    private static AnalyzeProcess Finish(Process process, byte[]? input)
    {
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (input is not null)
            {
                process.StandardInput.BaseStream.Write(input);
            }

            process.StandardInput.Close();
            Assert.That(process.WaitForExit(Patience), Is.True, "the program did not end");
            return new AnalyzeProcess(process.ExitCode, output.Result, error.Result);
        }
    }
}
