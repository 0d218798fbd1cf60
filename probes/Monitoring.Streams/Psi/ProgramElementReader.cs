using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Psi;

/// <summary>Walks the elementary streams of a PMT with <c>foreach</c>.</summary>
public ref struct ProgramElementReader
{
    private ReadOnlySpan<byte> _rest;

    internal ProgramElementReader(ReadOnlySpan<byte> elements) => _rest = elements;

    /// <summary>The elementary stream that <see cref="MoveNext"/> came to.</summary>
    public ProgramElement Current { get; private set; }

    internal readonly bool IsCut => !_rest.IsEmpty;

    /// <summary>Goes to the next elementary stream.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> from = _rest;
        if (!CountedBytes.TrySplit(from,
            ProgramElement.DescriptorsLengthAt, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> rest))
        {
            return false;
        }

        Current = new ProgramElement(from[..ProgramElement.DescriptorsLengthAt], descriptors);
        _rest = rest;
        return true;
    }
}
