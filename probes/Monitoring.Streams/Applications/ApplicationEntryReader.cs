using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Applications;

/// <summary>Walks the applications of an AIT with <c>foreach</c>.</summary>
public ref struct ApplicationEntryReader
{
    private ReadOnlySpan<byte> _rest;

    internal ApplicationEntryReader(ReadOnlySpan<byte> applications) => _rest = applications;

    /// <summary>The application that <see cref="MoveNext"/> came to.</summary>
    public ApplicationEntry Current { get; private set; }

    internal readonly bool IsCut => !_rest.IsEmpty;

    /// <summary>Goes to the next application.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> from = _rest;
        if (!CountedBytes.TrySplit(
            from, ApplicationEntry.DescriptorsLengthAt, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> rest))
        {
            return false;
        }

        Current = new ApplicationEntry(from[..ApplicationEntry.DescriptorsLengthAt], descriptors);
        _rest = rest;
        return true;
    }
}
