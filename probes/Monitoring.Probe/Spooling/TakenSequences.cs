using System.Buffers.Binary;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// The highest sequence of each epoch that the engine took: told with every batch, so that an engine whose store is another or an older one
/// can know. That of the newest epoch outlives the probe; it is never flushed, for a machine that lost power begins a new epoch.
/// </summary>
internal sealed class TakenSequences : IDisposable
{
    private const string FileName = "taken";
    private const int EpochSize = 16;
    private const int Size = EpochSize + sizeof(ulong);

    private readonly Dictionary<Guid, ulong> _highest = [];
    private readonly FileStream _file;

    private TakenSequences(FileStream file) => _file = file;

    public static TakenSequences Open(string folder)
    {
        FileStream file = new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        TakenSequences taken = new(file);
        Span<byte> entry = stackalloc byte[Size];
        if (file.ReadAtLeast(entry, Size, throwOnEndOfStream: false) == Size)
        {
            taken._highest[new Guid(entry[..EpochSize], bigEndian: true)] = BinaryPrimitives.ReadUInt64LittleEndian(entry[EpochSize..]);
        }

        return taken;
    }

    /// <summary>The highest of an epoch; 0 before the first.</summary>
    public ulong Highest(Guid epoch) => _highest.GetValueOrDefault(epoch);

    /// <summary>The engine took a batch.</summary>
    public void Note(Guid epoch, ulong sequence)
    {
        if (sequence <= Highest(epoch))
        {
            return;
        }

        _highest[epoch] = sequence;
        if (sequence < _highest.Values.Max())
        {
            return; // of an older epoch: sequences are given once in a spool
        }

        Span<byte> entry = stackalloc byte[Size];
        _ = epoch.TryWriteBytes(entry, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[EpochSize..], sequence);
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, entry, 0);
        }
        catch (IOException)
        {
            // The disk is full: after a restart the probe says less than it could.
        }
    }

    public void Dispose() => _file.Dispose();
}
