namespace Monitoring.Probe.Spooling;

/// <summary>
/// The epoch of a spool: a UUIDv7, new when the spool is new and after the machine lost power, since a batch may then have been sent and
/// lost from the disk, and its sequence must not be given to another.
/// </summary>
internal static class SpoolIdentity
{
    private const string FileName = "epoch";
    private const string BootIdPath = "/proc/sys/kernel/random/boot_id";

    /// <summary>The epoch to write in from now on.</summary>
    public static Guid Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        string boot = File.Exists(BootIdPath) ? File.ReadAllText(BootIdPath).Trim() : string.Empty;
        if (File.Exists(path) && File.ReadAllText(path).Split('\n') is [string text, string writtenAt, ..]
            && writtenAt == boot && Guid.TryParse(text, out Guid known))
        {
            return known;
        }

        var epoch = Guid.CreateVersion7();
        string scratch = path + ".new";
        File.WriteAllText(scratch, $"{epoch}\n{boot}\n");
        File.Move(scratch, path, overwrite: true);
        return epoch;
    }
}
