using System.Diagnostics;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A disk of a few megabytes that a test can fill; the test is skipped where none can be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _ballast;

    public SmallDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("monitoring-small-").FullName;
        _ballast = System.IO.Path.Combine(Path, "ballast");
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path) != 0)
        {
            Directory.Delete(Path);
            Assert.Ignore("a tmpfs cannot be mounted here (needs root and CAP_SYS_ADMIN)");
        }
    }

    public string Path { get; }

    /// <summary>Leaves not one byte.</summary>
    public void Fill()
    {
        byte[] page = new byte[4096];
        using FileStream file = new(_ballast, FileMode.Append);
        try
        {
            while (true)
            {
                file.Write(page);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    public void Empty() => File.Delete(_ballast);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path, recursive: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 127;
        }
    }
}
