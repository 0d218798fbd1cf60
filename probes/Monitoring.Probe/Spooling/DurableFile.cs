namespace Monitoring.Probe.Spooling;

/// <summary>A small file that is either as it was or as it is to be, whatever ends the process or the power.</summary>
internal static class DurableFile
{
    /// <exception cref="IOException">The disk is full or broken; the file is as it was.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string scratch = path + ".new";
        using (FileStream file = new(scratch, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(scratch, path, overwrite: true);
    }
}
