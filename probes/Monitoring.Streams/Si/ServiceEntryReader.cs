using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>Walks the services of an SDT with <c>foreach</c>.</summary>
public ref struct ServiceEntryReader
{
    private readonly int _lengthMask;
    private ReadOnlySpan<byte> _rest;

    internal ServiceEntryReader(ReadOnlySpan<byte> services, int lengthMask)
    {
        _rest = services;
        _lengthMask = lengthMask;
    }

    /// <summary>The service that <see cref="MoveNext"/> came to.</summary>
    public ServiceEntry Current { get; private set; }

    internal readonly bool IsCut => !_rest.IsEmpty;

    /// <summary>Goes to the next service.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> from = _rest;
        if (!CountedBytes.TrySplit(
            from, ServiceEntry.DescriptorsLengthAt, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> rest, _lengthMask))
        {
            return false;
        }

        Current = new ServiceEntry(from[..(ServiceEntry.DescriptorsLengthAt + 1)], descriptors);
        _rest = rest;
        return true;
    }
}
