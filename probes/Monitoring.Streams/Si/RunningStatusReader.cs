using System.Buffers.Binary;

namespace Monitoring.Streams.Si;

/// <summary>Walks the events of an RST with <c>foreach</c>.</summary>
public ref struct RunningStatusReader
{
    private const int OriginalNetworkIdAt = 2;
    private const int ServiceIdAt = 4;
    private const int EventIdAt = 6;
    private const int StatusAt = 8;

    private ReadOnlySpan<byte> _rest;

    internal RunningStatusReader(ReadOnlySpan<byte> entries) => _rest = entries;

    /// <summary>The event that <see cref="MoveNext"/> came to.</summary>
    public RunningStatusEntry Current { get; private set; }

    /// <summary>Goes to the next event.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < RunningStatusEntry.Size)
        {
            return false;
        }

        Current = new RunningStatusEntry(
            BinaryPrimitives.ReadUInt16BigEndian(_rest),
            BinaryPrimitives.ReadUInt16BigEndian(_rest[OriginalNetworkIdAt..]),
            BinaryPrimitives.ReadUInt16BigEndian(_rest[ServiceIdAt..]),
            BinaryPrimitives.ReadUInt16BigEndian(_rest[EventIdAt..]),
            (RunningStatus)(_rest[StatusAt] & 0x07));
        _rest = _rest[RunningStatusEntry.Size..];
        return true;
    }
}
