using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// syncframe() of AC-3 and E-AC-3, ETSI TS 102 366 §4.3 and §E.1.2; bsid, at the same place in both, tells them apart:
/// <code>
/// AC-3                         E-AC-3
/// syncword       16 0x0B77     syncword      16 0x0B77
/// crc1           16            strmtyp        2, substreamid 3, frmsiz 11
/// fscod 2, frmsizecod 6        fscod 2, fscod2 or numblkscod 2, acmod 3, lfeon 1
/// bsid            5            bsid           5
/// bsmod 3, acmod 3
/// cmixlev         2 with a centre channel
/// surmixlev       2 with surround channels
/// dsurmod         2 of two channels
/// lfeon           1
/// </code>
/// </summary>
public sealed class Ac3Syntax : IAudioSyntax
{
    private const int Sync = 0x0B77;
    private const int LastOfAc3 = 10;
    private const int LastOfEnhanced = 16;
    private const int TwoChannels = 2;
    private const int Reserved = 3;
    private const int Dependent = 1;

    private static readonly int[] Frequencies = [48_000, 44_100, 32_000];

    private static readonly int[] Kilobits = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640];

    private static readonly int[] Blocks = [1, 2, 3, 6];

    /// <summary>Channels by acmod, without the one of low frequencies; 1+1 is two.</summary>
    private static readonly int[] Channels = [2, 1, 2, 3, 3, 4, 4, 5];

    /// <inheritdoc/>
    public byte FirstByte => Sync >> 8;

    /// <inheritdoc/>
    public int HeaderSize => 8;

    /// <inheritdoc/>
    public int WantedSize => 8;

    /// <inheritdoc/>
    public int SizeOf(ReadOnlySpan<byte> header) => TryRead(header, out AudioFormat? _, out int size) == ParseStatus.Complete ? size : 0;

    /// <summary>The first independent substream alone says what the sound is.</summary>
    /// <inheritdoc/>
    public AudioFormat? Describe(ReadOnlySpan<byte> frame) =>
        IsAccessUnit(frame) && TryRead(frame, out AudioFormat? format, out _) == ParseStatus.Complete ? format : null;

    /// <inheritdoc/>
    public bool IsAccessUnit(ReadOnlySpan<byte> frame) =>
        !IsEnhanced(frame[5] >> 3) || (frame[2] >> 6 != Dependent && ((frame[2] >> 3) & 7) == 0);

    /// <summary>Reads a header of either kind.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> header, out AudioFormat? format, out int size)
    {
        format = null;
        size = 0;
        if (header.Length < 8)
        {
            return ParseStatus.NeedMoreData;
        }

        BitReader bits = new(header);
        if (bits.Read(16) != Sync)
        {
            return ParseStatus.Malformed;
        }

        int version = header[5] >> 3;
        return version <= LastOfAc3 ? ReadPlain(bits, version, out format, out size)
            : IsEnhanced(version) ? ReadEnhanced(bits, out format, out size)
            : ParseStatus.Malformed;
    }

    private static bool IsEnhanced(int version) => version is > LastOfAc3 and <= LastOfEnhanced;

    private static ParseStatus ReadPlain(BitReader bits, int version, out AudioFormat? format, out int size)
    {
        format = null;
        size = 0;
        bits.Skip(16);
        int frequencyCode = (int)bits.Read(2);
        int sizeCode = (int)bits.Read(6);
        bits.Skip(8);
        int mode = (int)bits.Read(3);
        bits.Skip((mode & 1) != 0 && mode != 1 ? 2 : 0);
        bits.Skip((mode & 4) != 0 ? 2 : 0);
        bits.Skip(mode == TwoChannels ? 2 : 0);
        bool low = bits.ReadFlag();
        if (frequencyCode == Reserved || sizeCode >= 2 * Kilobits.Length)
        {
            return ParseStatus.Malformed;
        }

        int kilobits = Kilobits[sizeCode >> 1];
        int words = frequencyCode switch
        {
            0 => 2 * kilobits,
            1 => (320 * kilobits / 147) + (sizeCode & 1),
            _ => 3 * kilobits,
        };
        size = 2 * words;
        int halvings = Math.Max(0, version - 8);
        format = new AudioFormat(
            null, Frequencies[frequencyCode] >> halvings, Channels[mode] + (low ? 1 : 0), low, (kilobits * 1000L) >> halvings);
        return ParseStatus.Complete;
    }

    private static ParseStatus ReadEnhanced(BitReader bits, out AudioFormat? format, out int size)
    {
        format = null;
        bits.Skip(5);
        size = 2 * ((int)bits.Read(11) + 1);
        int frequencyCode = (int)bits.Read(2);
        int second = (int)bits.Read(2);
        int mode = (int)bits.Read(3);
        bool low = bits.ReadFlag();
        bool isHalf = frequencyCode == Reserved;
        if (isHalf && second == Reserved)
        {
            return ParseStatus.Malformed;
        }

        int frequency = isHalf ? Frequencies[second] / 2 : Frequencies[frequencyCode];
        int samples = 256 * (isHalf ? Blocks[^1] : Blocks[second]);
        format = new AudioFormat(null, frequency, Channels[mode] + (low ? 1 : 0), low, 8L * size * frequency / samples);
        return ParseStatus.Complete;
    }
}
