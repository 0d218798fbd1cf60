namespace Monitoring.Streams.Descriptors;

/// <summary>
/// A loop of entries of one size, walked with <c>foreach</c>. Any bytes will do: what is too short for another entry is <see cref="Rest"/>.
/// </summary>
/// <typeparam name="TEntry">An entry.</typeparam>
public ref struct EntryList<TEntry>
    where TEntry : struct, IDescriptorEntry<TEntry>
{
    private readonly ReadOnlySpan<byte> _entries;
    private int _next;

    /// <summary>Lays the list over the bytes of the loop.</summary>
    public EntryList(ReadOnlySpan<byte> loop)
    {
        int whole = loop.Length - (loop.Length % TEntry.Size);
        _entries = loop[..whole];
        Rest = loop[whole..];
    }

    /// <summary>Whole entries.</summary>
    public readonly int Count => _entries.Length / TEntry.Size;

    /// <summary>Bytes behind the last whole entry: none in a loop that is as it should be.</summary>
    public ReadOnlySpan<byte> Rest { get; }

    /// <summary>The entry that <see cref="MoveNext"/> came to.</summary>
    public readonly TEntry Current => this[_next - 1];

    /// <summary>An entry by its place.</summary>
    public readonly TEntry this[int index] => TEntry.Read(_entries.Slice(index * TEntry.Size, TEntry.Size));

    /// <summary>The list itself, from its start.</summary>
    public readonly EntryList<TEntry> GetEnumerator() => this;

    /// <summary>Goes to the next entry.</summary>
    public bool MoveNext() => ++_next <= Count;
}
