using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// The frame header of AVS3 audio (Audio Vivid) in its transport format AATF, T/AI 109.3, for the general coding of audio_codec_id 2:
/// <code>
/// syncword                  12  all ones
/// audio_codec_id             4  2
/// anc_data_index             1  0
/// nn_type                    3
/// coding_profile             3  0 base, 1 object metadata, 2 ambisonic
/// sampling_frequency_index   4
/// crc                        8
/// channel_number_index       7  of profile 0
/// soundbed_type              2  of profile 1
///   channel_number_index     7  with a sound bed
///   bitrate_index            4  with a sound bed
///   object_channel_number    7  less one
///   bitrate_index_per_channel 4
/// order                      4  of profile 2, less one
/// resolution                 2
/// bitrate_index              4  of profiles 0 and 2
/// crc                        8
/// </code>
/// A frame holds 1024 samples and has no length of its own: it follows from the rate. Frames of AVS and AVS2 audio begin with the same
/// syncword, and how they go on is not known here.
/// </summary>
public sealed class AatfSyntax : IAudioSyntax
{
    private const int Sync = 0xFFF;
    private const int General = 2;
    private const int Samples = 1024;
    private const int ObjectProfile = 1;
    private const int AmbisonicProfile = 2;
    private const int Mono = 0;
    private const int FirstOfAmbisonic = 11;

    private static readonly int[] Frequencies = [192_000, 96_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 8000];

    private static readonly string[] Profiles = ["Base", "Object Metadata", "Ambisonic"];

    private static readonly int[] Depths = [8, 16, 24];

    /// <summary>Channels by channel_number_index and their layout, with the rates in kbit/s by bitrate_index; no channels where reserved.</summary>
    private static readonly (int Channels, bool HasLow, string? Layout, int[] Kilobits)[] Configurations =
    [
        (1, false, null, [16, 32, 44, 56, 64, 72, 80, 96, 128, 144, 164, 192]),
        (2, false, null, [24, 32, 48, 64, 80, 96, 128, 144, 192, 256, 320]),
        (6, true, null, [192, 256, 320, 384, 448, 512, 640, 720, 144, 96, 128, 160]),
        (8, true, null, [192, 480, 256, 384, 576, 640, 128, 160]),
        (0, false, null, []),
        (0, false, null, []),
        (4, false, null, [48, 96, 128, 192, 256]),
        (8, true, "5.1.2", [152, 320, 480, 576]),
        (10, true, "5.1.4", [176, 384, 576, 704, 256, 448]),
        (10, true, "7.1.2", [216, 480, 576, 384, 768]),
        (12, true, "7.1.4", [240, 608, 384, 512, 832]),
        (4, false, "ambisonic 1", [48, 96, 128, 192, 256]),
        (9, false, "ambisonic 2", [192, 256, 320, 384, 480, 512, 640]),
        (16, false, "ambisonic 3", [256, 320, 384, 512, 640, 896]),
    ];

    /// <inheritdoc/>
    public byte FirstByte => 0xFF;

    /// <inheritdoc/>
    public int HeaderSize => 9;

    /// <inheritdoc/>
    public int WantedSize => 9;

    /// <inheritdoc/>
    public int SizeOf(ReadOnlySpan<byte> header) => TryRead(header, out AudioFormat? _, out int size) == ParseStatus.Complete ? size : 0;

    /// <inheritdoc/>
    public AudioFormat? Describe(ReadOnlySpan<byte> frame) =>
        TryRead(frame, out AudioFormat? format, out _) == ParseStatus.Complete ? format : null;

    /// <summary>Reads a header.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> header, out AudioFormat? format, out int size)
    {
        format = null;
        size = 0;
        BitReader bits = new(header);
        bool isSync = bits.Read(12) == Sync & bits.Read(4) == General & !bits.ReadFlag();
        bits.Skip(3);
        int profile = (int)bits.Read(3);
        int frequency = (int)bits.Read(4);
        bits.Skip(8);
        if (bits.IsPastEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        if (!isSync || profile >= Profiles.Length || frequency >= Frequencies.Length)
        {
            return ParseStatus.Malformed;
        }

        Parts parts = profile == ObjectProfile ? ReadObjects(ref bits) : ReadChannels(ref bits, profile);
        bits.Skip(8);
        if (bits.IsPastEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        if (parts.Kilobits == 0 || parts.Depth >= Depths.Length)
        {
            return ParseStatus.Malformed;
        }

        long perSecond = 1000L * parts.Kilobits;
        size = (int)(((perSecond * Samples / Frequencies[frequency]) + 7) / 8);
        (int channels, bool hasLow, string? layout, _) = Configurations[parts.Configuration];
        channels = parts.HasBed ? channels : 0;
        format = new AudioFormat(Profiles[profile], Frequencies[frequency], channels, parts.HasBed && hasLow, perSecond)
        {
            Layout = parts.HasBed ? layout : "objects",
            Objects = parts.Objects,
            BitDepth = Depths[parts.Depth],
        };
        return ParseStatus.Complete;
    }

    private static Parts ReadChannels(ref BitReader bits, int profile)
    {
        int configuration = profile == AmbisonicProfile ? FirstOfAmbisonic + (int)bits.Read(4) : (int)bits.Read(7);
        int depth = (int)bits.Read(2);
        bool isKnown = configuration < (profile == AmbisonicProfile ? Configurations.Length : FirstOfAmbisonic);
        return new Parts(isKnown ? configuration : 0, true, null, depth, Rate(configuration, (int)bits.Read(4), isKnown));
    }

    private static Parts ReadObjects(ref BitReader bits)
    {
        int bed = (int)bits.Read(2);
        bool hasBed = bed == 1;
        int configuration = hasBed ? (int)bits.Read(7) : Mono;
        bool isKnown = bed <= 1 && configuration < FirstOfAmbisonic && (!hasBed || configuration > Mono);
        int ofBed = hasBed ? Rate(configuration, (int)bits.Read(4), isKnown) : 0;
        int objects = (int)bits.Read(7) + 1;
        int ofObject = Rate(Mono, (int)bits.Read(4), isKnown);
        int depth = (int)bits.Read(2);
        bool hasRates = ofObject > 0 && (!hasBed || ofBed > 0);
        return new Parts(isKnown ? configuration : 0, hasBed, objects, depth, hasRates ? ofBed + (objects * ofObject) : 0);
    }

    /// <summary>The rate in kbit/s; 0 for one that is reserved.</summary>
    private static int Rate(int configuration, int index, bool isKnown) =>
        isKnown && index < Configurations[configuration].Kilobits.Length ? Configurations[configuration].Kilobits[index] : 0;

    private readonly record struct Parts(int Configuration, bool HasBed, int? Objects, int Depth, int Kilobits);
}
