namespace Monitoring.Storage.Chunks;

/// <summary>A byte buffer that grows, written front to back and used again for the next chunk.</summary>
internal sealed class ChunkBuffer
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void WriteByte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void WriteVarint(ulong value)
    {
        Reserve(Varint.MaxBytes);
        Length += Varint.Write(_bytes.AsSpan(Length), value);
    }

    /// <summary>Makes room for some bytes behind what is written.</summary>
    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }
    }
}
