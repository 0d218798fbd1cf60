using System.Globalization;

namespace Monitoring.Probe.Spooling;

/// <summary>One append-only file of records, named by its lane and the first sequence it may hold.</summary>
internal sealed class SpoolSegment : IDisposable
{
    private const string Extension = ".seg";

    private readonly FileStream _file;

    private SpoolSegment(string path, bool isEvents, ulong firstSequence, FileStream file)
    {
        Path = path;
        IsEvents = isEvents;
        FirstSequence = firstSequence;
        _file = file;
    }

    public string Path { get; }

    public bool IsEvents { get; }

    public ulong FirstSequence { get; }

    /// <summary>Bytes of whole records.</summary>
    public long Length { get; private set; }

    /// <summary>Batches in it that are not acknowledged yet.</summary>
    public int Pending { get; set; }

    public static SpoolSegment Create(string folder, bool isEvents, ulong firstSequence)
    {
        string path = System.IO.Path.Combine(
            folder, string.Create(CultureInfo.InvariantCulture, $"{(isEvents ? "events" : "bulk")}-{firstSequence:D20}{Extension}"));
        return new SpoolSegment(path, isEvents, firstSequence, OpenFile(path));
    }

    /// <summary>All segments of a folder, oldest first.</summary>
    public static IEnumerable<SpoolSegment> OpenAll(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            string[] parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('-');
            if (parts is ["bulk" or "events", { Length: 20 } number]
                && ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out ulong first))
            {
                yield return new SpoolSegment(path, parts[0] == "events", first, OpenFile(path));
            }
        }
    }

    /// <summary>Reads every record from the start; what a crash left torn at the end is cut off.</summary>
    public IEnumerable<(long Position, byte[] Payload)> Recover()
    {
        while (SpoolRecord.TryRead(_file, Length, out byte[] payload))
        {
            long position = Length;
            Length += SpoolRecord.HeaderSize + payload.Length;
            yield return (position, payload);
        }

        _file.SetLength(Length);
    }

    /// <summary>Appends a record and returns its position. After an exception the segment is as it was.</summary>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public long Append(ReadOnlySpan<byte> payload)
    {
        long position = Length;
        byte[] record = SpoolRecord.Frame(payload);
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, record, position);
        }
        catch (IOException)
        {
            _file.SetLength(position);
            throw;
        }

        Length += record.Length;
        return position;
    }

    /// <summary>The payload at a position; false when the disk has damaged it since.</summary>
    public bool TryRead(long position, out byte[] payload) => SpoolRecord.TryRead(_file, position, out payload);

    /// <summary>Makes all that was appended survive a loss of power.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_file.SafeFileHandle);

    public void Delete()
    {
        Dispose();
        File.Delete(Path);
    }

    public void Dispose() => _file.Dispose();

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
}
