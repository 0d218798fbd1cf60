namespace Monitoring.Streams.Descriptors;

/// <summary>An entry of constant size in the loop that a descriptor is or ends in; walk them with <see cref="EntryList{TEntry}"/>.</summary>
/// <typeparam name="TSelf">The entry itself.</typeparam>
public interface IDescriptorEntry<TSelf>
    where TSelf : struct, IDescriptorEntry<TSelf>
{
    /// <summary>Bytes of an entry.</summary>
    static abstract int Size { get; }

    /// <summary>Reads an entry from exactly <see cref="Size"/> bytes.</summary>
    static abstract TSelf Read(ReadOnlySpan<byte> entry);
}
