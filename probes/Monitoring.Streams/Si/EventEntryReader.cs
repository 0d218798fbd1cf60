using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>Walks the events of an EIT with <c>foreach</c>.</summary>
public ref struct EventEntryReader
{
    private ReadOnlySpan<byte> _rest;

    internal EventEntryReader(ReadOnlySpan<byte> events) => _rest = events;

    /// <summary>The event that <see cref="MoveNext"/> came to.</summary>
    public EventEntry Current { get; private set; }

    internal readonly bool IsCut => !_rest.IsEmpty;

    /// <summary>Goes to the next event.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> from = _rest;
        if (!CountedBytes.TrySplit(from, EventEntry.DescriptorsLengthAt, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> rest))
        {
            return false;
        }

        Current = new EventEntry(from[..(EventEntry.DescriptorsLengthAt + 1)], descriptors);
        _rest = rest;
        return true;
    }
}
