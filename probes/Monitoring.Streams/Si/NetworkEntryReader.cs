using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>Walks the transport streams of a NIT or a BAT with <c>foreach</c>.</summary>
public ref struct NetworkEntryReader
{
    private ReadOnlySpan<byte> _rest;

    internal NetworkEntryReader(ReadOnlySpan<byte> transportStreams) => _rest = transportStreams;

    /// <summary>The transport stream that <see cref="MoveNext"/> came to.</summary>
    public NetworkEntry Current { get; private set; }

    internal readonly bool IsCut => !_rest.IsEmpty;

    /// <summary>Goes to the next transport stream.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> from = _rest;
        if (!CountedBytes.TrySplit(
            from, NetworkEntry.DescriptorsLengthAt, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> rest))
        {
            return false;
        }

        Current = new NetworkEntry(from[..NetworkEntry.DescriptorsLengthAt], descriptors);
        _rest = rest;
        return true;
    }
}
