namespace Monitoring.Streams.Descriptors;

/// <summary>Walks a descriptor loop with <c>foreach</c>; ends before a descriptor that runs past the loop.</summary>
public ref struct DescriptorReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Walks the descriptors that make up <paramref name="loop"/>.</summary>
    public DescriptorReader(ReadOnlySpan<byte> loop) => _rest = loop;

    /// <summary>The descriptor that <see cref="MoveNext"/> came to.</summary>
    public Descriptor Current { get; private set; }

    /// <summary>The bytes left make no descriptor.</summary>
    public readonly bool IsCut => !_rest.IsEmpty && !Fits;

    private readonly bool Fits => _rest.Length >= Descriptor.HeaderSize && _rest.Length >= Descriptor.HeaderSize + _rest[1];

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly DescriptorReader GetEnumerator() => this;

    /// <summary>Goes to the next descriptor.</summary>
    public bool MoveNext()
    {
        if (!Fits)
        {
            return false;
        }

        int length = _rest[1];
        Current = new Descriptor(_rest[0], _rest.Slice(Descriptor.HeaderSize, length));
        _rest = _rest[(Descriptor.HeaderSize + length)..];
        return true;
    }

    /// <summary>Finds the first descriptor with <paramref name="tag"/> from where the reader stands.</summary>
    public readonly bool TryFind(byte tag, out Descriptor descriptor)
    {
        foreach (Descriptor candidate in this)
        {
            if (candidate.Tag == tag)
            {
                descriptor = candidate;
                return true;
            }
        }

        descriptor = default;
        return false;
    }
}
