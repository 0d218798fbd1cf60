namespace Monitoring.Operations.Files;

/// <summary>Files that only their owner may read, replaced as a whole.</summary>
public static class SecretFile
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(5);

    /// <summary>Writes a file, in place of the one before; its folder is made where it is not there.</summary>
    public static void Write(string path, string text)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string draft = $"{full}.{Guid.NewGuid():N}.tmp";
        using (var writer = new StreamWriter(draft, OwnersOnly(FileMode.CreateNew)))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(draft, full, overwrite: true);
    }

    /// <summary>Makes a folder that only its owner may enter.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Holds a file that one process or thread at a time can hold; given up when it is disposed, or its process ends.</summary>
    /// <exception cref="IOException">Another has held it for too long.</exception>
    public static FileStream Lock(string path)
    {
        long began = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new FileStream(path, OwnersOnly(FileMode.OpenOrCreate));
            }
            catch (IOException) when (Environment.TickCount64 - began < LockLimit.TotalMilliseconds)
            {
                Thread.Sleep(LockPause);
            }
        }
    }

    private static FileStreamOptions OwnersOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
