using System.Buffers.Binary;

namespace Monitoring.Streams.Bits;

/// <summary>
/// Takes fields of whole bytes off the front of a structure. What is not there reads as zero or empty and leaves a mark that stays, so that
/// a reader asks once, at its end.
/// </summary>
internal ref struct ByteCursor
{
    private bool _isShort;

    public ByteCursor(ReadOnlySpan<byte> bytes) => Rest = bytes;

    /// <summary>What has not been taken yet.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; }

    /// <summary>Malformed once a field was not there.</summary>
    public readonly ParseStatus Status => _isShort ? ParseStatus.Malformed : ParseStatus.Complete;

    /// <summary>A field of 8 bits.</summary>
    public byte Byte()
    {
        ReadOnlySpan<byte> field = Take(1);
        return field.IsEmpty ? (byte)0 : field[0];
    }

    /// <summary>A field of 16 bits.</summary>
    public ushort Word()
    {
        ReadOnlySpan<byte> field = Take(sizeof(ushort));
        return field.IsEmpty ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(field);
    }

    /// <summary>A field of 24 bits.</summary>
    public int Triple()
    {
        ReadOnlySpan<byte> field = Take(3);
        return field.IsEmpty ? 0 : (field[0] << 16) | (field[1] << 8) | field[2];
    }

    /// <summary>A field of 32 bits.</summary>
    public uint DoubleWord()
    {
        ReadOnlySpan<byte> field = Take(sizeof(uint));
        return field.IsEmpty ? 0 : BinaryPrimitives.ReadUInt32BigEndian(field);
    }

    /// <summary><paramref name="count"/> bytes, or none.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > Rest.Length)
        {
            _isShort = true;
            Rest = [];
            return [];
        }

        ReadOnlySpan<byte> taken = Rest[..count];
        Rest = Rest[count..];
        return taken;
    }

    /// <summary>As many bytes as the 8 bits before them say.</summary>
    public ReadOnlySpan<byte> Counted() => Take(Byte());

    /// <summary>All that is left.</summary>
    public ReadOnlySpan<byte> TakeRest() => Take(Rest.Length);
}
