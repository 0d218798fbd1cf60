using System.ComponentModel;
using System.Diagnostics;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Runs a program of the system that a test needs and may do without.</summary>
internal static class SystemCommand
{
    /// <summary>Whether the program is there and ended well.</summary>
    public static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
