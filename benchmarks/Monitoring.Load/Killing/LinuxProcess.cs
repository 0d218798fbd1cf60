using System.Diagnostics;
using System.Globalization;

namespace Monitoring.Load.Killing;

/// <summary>What Linux says of processes, and signals to them.</summary>
internal static class LinuxProcess
{
    /// <summary>Every process there is.</summary>
    public static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out int id) ? id : 0).Where(id => id > 0);

    /// <summary>The folder it works in; null where it is gone.</summary>
    public static string? FolderOf(int id)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{id}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether it is there and not only waits for its parent to take notice of its end.</summary>
    public static bool IsRunning(int id) => Fields(id) is [not ("Z" or "X"), ..];

    /// <summary>What it calls itself; empty where it is gone.</summary>
    public static string CommandOf(int id) => Read($"/proc/{id}/cmdline");

    /// <summary>Whether it has a file of that name open.</summary>
    public static bool HasOpen(int id, string name)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{id}/fd").Any(link => File.ResolveLinkTarget(link, returnFinalTarget: false)?.Name == name);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false; // it ends, or closed the one just looked at
        }
    }

    /// <summary>Nothing is flushed, nobody is asked.</summary>
    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    /// <summary>Asks it to end.</summary>
    public static void Terminate(int id) => Signal("TERM", id);

    /// <summary>Sends processes a signal, by its name.</summary>
    public static void Signal(string name, params IEnumerable<int> ids)
    {
        using var kill = Process.Start("kill", [$"-{name}", .. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    /// <summary>State, parent and what follows: all behind the name, which may hold anything.</summary>
    private static string[] Fields(int id)
    {
        string text = Read($"/proc/{id}/stat");
        return text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
