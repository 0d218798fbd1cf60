namespace Monitoring.Streams.Descriptors;

/// <summary>
/// Walks a descriptor loop with <c>foreach</c>. Encoders are known that count one byte too many in the last descriptor: one that runs past
/// the loop is given as far as it goes, since its reader checks the body anyway.
/// </summary>
public ref struct DescriptorReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Walks the descriptors that make up <paramref name="loop"/>.</summary>
    public DescriptorReader(ReadOnlySpan<byte> loop) => _rest = loop;

    /// <summary>The descriptor that <see cref="MoveNext"/> came to.</summary>
    public Descriptor Current { get; private set; }

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly DescriptorReader GetEnumerator() => this;

    /// <summary>Goes to the next descriptor.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < Descriptor.HeaderSize)
        {
            return false;
        }

        int length = _rest[1];
        int end = Math.Min(Descriptor.HeaderSize + length, _rest.Length);
        Current = new Descriptor(_rest[0], length, _rest[Descriptor.HeaderSize..end]);
        _rest = _rest[end..];
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
