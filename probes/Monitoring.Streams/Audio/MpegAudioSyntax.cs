using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// header() of MPEG audio, ISO/IEC 11172-3 §2.4.1.3 and 13818-3 §2.4.1.3, with the low rates called MPEG-2.5:
/// <code>
/// syncword             11 bslbf  all ones
/// ID                    2 bslbf  3 MPEG-1, 2 MPEG-2, 0 MPEG-2.5
/// layer                 2 bslbf  3 I, 2 II, 1 III
/// protection_bit        1 bslbf
/// bitrate_index         4 bslbf
/// sampling_frequency    2 bslbf
/// padding_bit           1 bslbf
/// private_bit           1 bslbf
/// mode                  2 bslbf  3 single channel
/// </code>
/// </summary>
public sealed class MpegAudioSyntax : IAudioSyntax
{
    private const int SingleChannel = 3;
    private const int Mpeg1 = 3;
    private const int Mpeg25 = 0;

    /// <summary>kbit/s by bitrate_index: layers I, II, III of MPEG-1, then layer I and layers II and III of MPEG-2.</summary>
    private static readonly int[][] Rates =
    [
        [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    private static readonly int[] Frequencies = [44_100, 48_000, 32_000];

    private static readonly string[] Layers = ["Layer I", "Layer II", "Layer III"];

    /// <inheritdoc/>
    public byte FirstByte => 0xFF;

    /// <inheritdoc/>
    public int HeaderSize => 4;

    /// <inheritdoc/>
    public int WantedSize => 4;

    /// <inheritdoc/>
    public int SizeOf(ReadOnlySpan<byte> header) => TryRead(header, out AudioFormat? _, out int size) == ParseStatus.Complete ? size : 0;

    /// <inheritdoc/>
    public AudioFormat? Describe(ReadOnlySpan<byte> frame) =>
        TryRead(frame, out AudioFormat? format, out _) == ParseStatus.Complete ? format : null;

    /// <summary>Reads a header. A stream of the free format has no size and is Malformed.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> header, out AudioFormat? format, out int size)
    {
        format = null;
        size = 0;
        BitReader bits = new(header);
        bool isSync = bits.Read(11) == 0x7FF;
        int version = (int)bits.Read(2);
        int layer = 4 - (int)bits.Read(2);
        bits.Skip(1);
        int rateIndex = (int)bits.Read(4);
        int frequencyIndex = (int)bits.Read(2);
        int padding = (int)bits.Read(1);
        bits.Skip(1);
        int channels = bits.Read(2) == SingleChannel ? 1 : 2;
        if (bits.IsPastEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        if (!isSync || version == 1 || layer > 3 || rateIndex is 0 or 15 || frequencyIndex > 2)
        {
            return ParseStatus.Malformed;
        }

        int table = version == Mpeg1 ? layer - 1 : layer == 1 ? 3 : 4;
        int bitsPerSecond = Rates[table][rateIndex] * 1000;
        int frequency = Frequencies[frequencyIndex] >> (version == Mpeg1 ? 0 : version == Mpeg25 ? 2 : 1);
        int bytesPerRate = layer == 3 && version != Mpeg1 ? 72 : 144;
        size = layer == 1 ? ((12 * bitsPerSecond / frequency) + padding) * 4 : (bytesPerRate * bitsPerSecond / frequency) + padding;
        format = new AudioFormat(Layers[layer - 1], frequency, channels, false, bitsPerSecond);
        return ParseStatus.Complete;
    }
}
