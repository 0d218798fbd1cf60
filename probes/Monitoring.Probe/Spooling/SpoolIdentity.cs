using System.Text;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// The epochs of a spool. The one it writes in is a UUIDv7, new when the spool is new and after the machine lost power, since a batch may then
/// have been sent and lost from the disk, and its sequence must not be given to another. An epoch the engine does not know is sent as a new
/// one from then on: what was written in it stays as it is on disk, and keeps its sequences, which are never given twice in a spool.
/// </summary>
internal sealed class SpoolIdentity
{
    private const string FileName = "epoch";
    private const string BootIdPath = "/proc/sys/kernel/random/boot_id";

    private readonly string _path;
    private readonly string _boot;
    private readonly Dictionary<Guid, Guid> _sentAs = [];
    private readonly HashSet<Guid> _unproven = [];

    private SpoolIdentity(string path, string boot)
    {
        _path = path;
        _boot = boot;
    }

    /// <summary>The epoch to write in from now on.</summary>
    public Guid Epoch { get; private set; } = Guid.CreateVersion7();

    /// <summary>Reads the identity of a spool, or makes one.</summary>
    public static SpoolIdentity Open(string folder)
    {
        string path = Path.Combine(folder, FileName);
        SpoolIdentity identity = new(path, File.Exists(BootIdPath) ? File.ReadAllText(BootIdPath).Trim() : string.Empty);
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        foreach (string line in lines.Skip(2))
        {
            if (line.Split(' ') is [string written, string sent] && Guid.TryParse(written, out Guid from) && Guid.TryParse(sent, out Guid to))
            {
                identity._sentAs[from] = to;
            }
        }

        if (lines is [string text, string writtenAt, ..] && writtenAt == identity._boot && Guid.TryParse(text, out Guid known))
        {
            identity.Epoch = known;
        }
        else
        {
            identity.Save();
        }

        return identity;
    }

    /// <summary>The epoch by which the engine is told of what was written in one.</summary>
    public Guid SentAs(Guid written) => _sentAs.GetValueOrDefault(written, written);

    /// <summary>Whether an epoch was begun because the engine refused another, and none of its batches was taken yet.</summary>
    public bool IsUnproven(Guid epoch) => _unproven.Contains(epoch);

    /// <summary>The engine took a batch of an epoch.</summary>
    public void Proven(Guid epoch) => _unproven.Remove(epoch);

    /// <summary>Begins a new epoch in place of one that the engine does not know.</summary>
    /// <returns>The new one.</returns>
    /// <exception cref="IOException">The disk is full or broken; nothing has changed.</exception>
    public Guid Replace(Guid refused)
    {
        var begun = Guid.CreateVersion7();
        Dictionary<Guid, Guid> before = new(_sentAs);
        Guid epoch = Epoch;
        foreach (Guid written in _sentAs.Where(s => s.Value == refused).Select(s => s.Key).ToArray())
        {
            _sentAs[written] = begun;
        }

        _sentAs[refused] = begun;
        Epoch = epoch == refused ? begun : epoch;
        try
        {
            Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Epoch = epoch;
            _sentAs.Clear();
            foreach ((Guid written, Guid sent) in before)
            {
                _sentAs[written] = sent;
            }

            throw;
        }

        _unproven.Add(begun);
        return begun;
    }

    /// <summary>Forgets epochs of which nothing is left.</summary>
    public void Keep(IReadOnlySet<Guid> written)
    {
        foreach (Guid gone in _sentAs.Keys.Where(w => !written.Contains(w)).ToArray())
        {
            _ = _sentAs.Remove(gone);
        }
    }

    private void Save() => DurableFile.Replace(
        _path, Encoding.UTF8.GetBytes($"{Epoch}\n{_boot}\n{string.Concat(_sentAs.Select(s => $"{s.Key} {s.Value}\n"))}"));
}
