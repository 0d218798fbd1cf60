using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// The frame header of DRA, GB/T 22726:
/// <code>
///                      general  extension
/// nSyncWord               16       16  0x7FFF
/// nFrmHeaderType           1        1  0, 1
/// nNumWord                10       13  words of 32 bits of the frame, header included
/// nNumBlocksPerFrm         2        2  as a power of two, of 128 samples
/// nSampleRateIndex         4        4
/// nNumNormalCh             3        6  less one
/// nNumLfeCh                1        2
/// </code>
/// </summary>
public sealed class DraSyntax : IAudioSyntax
{
    private const int Sync = 0x7FFF;
    private const int BlockSamples = 128;
    private const int WordSize = 4;

    private static readonly int[] Frequencies =
        [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000];

    /// <inheritdoc/>
    public byte FirstByte => Sync >> 8;

    /// <inheritdoc/>
    public int HeaderSize => 6;

    /// <inheritdoc/>
    public int WantedSize => 6;

    /// <inheritdoc/>
    public int SizeOf(ReadOnlySpan<byte> header) => TryRead(header, out AudioFormat? _, out int size) == ParseStatus.Complete ? size : 0;

    /// <inheritdoc/>
    public AudioFormat? Describe(ReadOnlySpan<byte> frame) =>
        TryRead(frame, out AudioFormat? format, out _) == ParseStatus.Complete ? format : null;

    /// <summary>Reads a header.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> header, out AudioFormat? format, out int size)
    {
        format = null;
        BitReader bits = new(header);
        bool isSync = bits.Read(16) == Sync;
        bool isExtension = bits.ReadFlag();
        size = WordSize * (int)bits.Read(isExtension ? 13 : 10);
        int samples = BlockSamples << (int)bits.Read(2);
        int frequency = (int)bits.Read(4);
        int normal = (int)bits.Read(isExtension ? 6 : 3) + 1;
        int low = (int)bits.Read(isExtension ? 2 : 1);
        if (bits.IsPastEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        if (!isSync || frequency >= Frequencies.Length || size < 2 * WordSize)
        {
            return ParseStatus.Malformed;
        }

        int rate = Frequencies[frequency];
        format = new AudioFormat(null, rate, normal + low, low > 0, 8L * size * rate / samples)
        {
            Layout = low > 1 ? $"{normal}.{low}" : null,
        };
        return ParseStatus.Complete;
    }
}
