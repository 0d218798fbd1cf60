using System.Globalization;

namespace Monitoring.Probe.Spooling;

/// <summary>One append-only file of records, named by its lane and the first sequence it may hold.</summary>
internal sealed class SpoolSegment : IDisposable
{
    private const string Extension = ".seg";

    private readonly FileStream _file;
    private bool _isDirty;

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

    /// <summary>Places between whole records that were damaged on disk when the segment was opened.</summary>
    public int Damaged { get; private set; }

    /// <summary>Bytes of a record that a crash left torn at the end when the segment was opened; they are cut off.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Whether the segment was given up.</summary>
    public bool IsDeleted { get; private set; }

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

    /// <summary>
    /// Reads every record from the start. What a crash left torn at the end is cut off; damage between whole records is passed over.
    /// </summary>
    public IEnumerable<(long Position, byte[] Payload)> Recover()
    {
        for (long position = 0; position < _file.Length;)
        {
            if (SpoolRecord.TryRead(_file, position, out byte[] payload, out long end))
            {
                yield return (position, payload);
                position = Length = end;
                continue;
            }

            position = SpoolRecord.Find(_file, position + 1);
            if (position < 0)
            {
                TornBytes = _file.Length - Length;
                _file.SetLength(Length);
                break;
            }

            Damaged++;
        }
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
        _isDirty = true;
        return position;
    }

    /// <summary>The payload at a position; false when the disk has damaged it since, or the segment was given up.</summary>
    public bool TryRead(long position, out byte[] payload)
    {
        payload = [];
        try
        {
            return !IsDeleted && SpoolRecord.TryRead(_file, position, out payload, out _);
        }
        catch (IOException)
        {
            // A sector that cannot be read: what lay there is as lost as if it were other bytes.
            return false;
        }
    }

    /// <summary>Whether something was appended since the last call.</summary>
    public bool TakeDirty()
    {
        bool was = _isDirty;
        _isDirty = false;
        return was;
    }

    /// <summary>Makes all that was appended survive a loss of power. Needs no lock.</summary>
    public void Flush()
    {
        try
        {
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The segment was given up meanwhile, or the disk is broken: the next append says so.
        }
    }

    public void Delete()
    {
        IsDeleted = true;
        Dispose();
        File.Delete(Path);
    }

    public void Dispose() => _file.Dispose();

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
}
