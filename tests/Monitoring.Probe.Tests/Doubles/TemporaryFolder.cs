namespace Monitoring.Probe.Tests.Doubles;

/// <summary>A folder that is gone after the test, with what was mounted on it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private bool _isMounted;

    public string Path { get; } = Directory.CreateTempSubdirectory("monitoring-probe-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes the folder a disk of its own of a size; false where this user may not.</summary>
    public bool TryMount(string size)
    {
        _isMounted = OperatingSystem.IsLinux() && SystemCommand.Succeeds("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", Path);
        return _isMounted;
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            _ = SystemCommand.Succeeds("umount", "-l", Path);
        }

        Directory.Delete(Path, recursive: true);
    }
}
