using System.Buffers.Binary;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Psi;

/// <summary>Walks the program associations of a PAT with <c>foreach</c>.</summary>
public ref struct ProgramAssociationReader
{
    internal const int EntrySize = 4;

    private ReadOnlySpan<byte> _rest;

    internal ProgramAssociationReader(ReadOnlySpan<byte> entries) => _rest = entries;

    /// <summary>The entry that <see cref="MoveNext"/> came to.</summary>
    public ProgramAssociation Current { get; private set; }

    /// <summary>Goes to the next entry.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < EntrySize)
        {
            return false;
        }

        var pid = new Pid((ushort)(BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) & 0x1FFF));
        Current = new ProgramAssociation(BinaryPrimitives.ReadUInt16BigEndian(_rest), pid);
        _rest = _rest[EntrySize..];
        return true;
    }
}
