namespace Monitoring.Streams.Carriers;

/// <summary>
/// The start of an ETI(NI) frame of DAB, ETSI ETS 300 799 §5: ERR (8 bits, 0xFF for no error) and FSYNC (24 bits), which is 0x073AB6 in one
/// frame and its complement in the next. A frame is 6144 bytes.
/// </summary>
public static class EtiFrame
{
    /// <summary>Bytes of a frame of 24 ms.</summary>
    public const int Size = 6144;

    /// <summary>ERR and FSYNC.</summary>
    public const int SyncSize = 4;

    /// <summary>The synchronisation of one frame and that of the next, without an error.</summary>
    public static ReadOnlySpan<byte> Even => [0xFF, 0x07, 0x3A, 0xB6];

    /// <summary>See <see cref="Even"/>.</summary>
    public static ReadOnlySpan<byte> Odd => [0xFF, 0xF8, 0xC5, 0x49];

    /// <summary>Looks for the first synchronisation in bytes; -1 where there is none.</summary>
    /// <param name="bytes">Where to look.</param>
    /// <param name="isOdd">It is that of an odd frame.</param>
    public static int Find(ReadOnlySpan<byte> bytes, out bool isOdd)
    {
        int even = bytes.IndexOf(Even);
        int odd = bytes.IndexOf(Odd);
        isOdd = odd >= 0 && (even < 0 || odd < even);
        return isOdd ? odd : even;
    }
}
