using System.Buffers.Binary;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// Which batches of the remaining segments are done with. Losing an entry costs one more transmission, which the engine recognises; so it is never
/// flushed and a disk that is full does not matter.
/// </summary>
internal sealed class SpoolAcknowledgements : IDisposable
{
    private const string FileName = "acknowledged";
    private const int EntrySize = 24;

    private readonly HashSet<(Guid Epoch, ulong Sequence)> _entries = [];
    private readonly FileStream _file;

    private SpoolAcknowledgements(FileStream file) => _file = file;

    public static SpoolAcknowledgements Open(string folder)
    {
        FileStream file = new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        SpoolAcknowledgements acknowledgements = new(file);
        byte[] entries = new byte[file.Length / EntrySize * EntrySize];
        file.ReadExactly(entries);
        for (int at = 0; at < entries.Length; at += EntrySize)
        {
            acknowledgements._entries.Add((
                new Guid(entries.AsSpan(at, 16), bigEndian: true), BinaryPrimitives.ReadUInt64LittleEndian(entries.AsSpan(at + 16))));
        }

        return acknowledgements;
    }

    public bool Contains(Guid epoch, ulong sequence) => _entries.Contains((epoch, sequence));

    public void Note(Guid epoch, ulong sequence)
    {
        if (_entries.Add((epoch, sequence)))
        {
            Append([(epoch, sequence)]);
        }
    }

    /// <summary>Forgets what no remaining segment can hold.</summary>
    /// <param name="lowestSequence">The lowest sequence a remaining segment may hold.</param>
    public void Compact(ulong lowestSequence)
    {
        int removed = _entries.RemoveWhere(e => e.Sequence < lowestSequence);
        if (removed > 0)
        {
            _file.SetLength(0);
            Append(_entries);
        }
    }

    public void Dispose() => _file.Dispose();

    private void Append(HashSet<(Guid Epoch, ulong Sequence)> entries)
    {
        byte[] bytes = new byte[entries.Count * EntrySize];
        int at = 0;
        foreach ((Guid epoch, ulong sequence) in entries)
        {
            _ = epoch.TryWriteBytes(bytes.AsSpan(at), bigEndian: true, out _);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at + 16), sequence);
            at += EntrySize;
        }

        try
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, _file.Length / EntrySize * EntrySize);
        }
        catch (IOException)
        {
            // The disk is full: these batches may be sent once more.
        }
    }
}
