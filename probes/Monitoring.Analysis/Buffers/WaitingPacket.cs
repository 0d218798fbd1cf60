namespace Monitoring.Analysis.Buffers;

/// <summary>A packet on its way to the buffers; in one number, since hundreds of each stream wait.</summary>
/// <param name="position">Its position in the input, in packets.</param>
/// <param name="bytes">Bytes of it that go further than TBn, up to 184: at its end.</param>
internal readonly struct WaitingPacket(long position, int bytes)
{
    private const int BitsOfBytes = 8;

    private readonly long _both = (position << BitsOfBytes) | (byte)bytes;

    public long Position => _both >> BitsOfBytes;

    public int Bytes => (byte)_both;
}
