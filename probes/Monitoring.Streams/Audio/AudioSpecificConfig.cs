using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// AudioSpecificConfig(), ISO/IEC 14496-3 §1.6.2.1, without the configuration of the object type itself:
/// <code>
/// audioObjectType                 5 uimsbf, and 6 more where it is 31
/// samplingFrequencyIndex          4 bslbf, and 24 more where it is 15
/// channelConfiguration            4 bslbf
/// of object types 5 and 29:
/// extensionSamplingFrequencyIndex 4 uimsbf, and 24 more where it is 15
/// audioObjectType                 5 uimsbf, and 6 more where it is 31
/// </code>
/// </summary>
/// <param name="ObjectType">audioObjectType; 5 with spectral band replication, 29 with parametric stereo as well.</param>
/// <param name="SampleRate">Samples a second of the sound decoded.</param>
/// <param name="Configuration">channelConfiguration.</param>
public readonly record struct AudioSpecificConfig(int ObjectType, int SampleRate, int Configuration)
{
    private const int Escape = 31;
    private const int BandReplication = 5;
    private const int ParametricStereo = 29;

    /// <summary>What the configuration says of the stream.</summary>
    public AudioFormat Describe()
    {
        (int? channels, bool low) = AacFrequencies.Channels(Configuration);
        string? profile = ObjectType switch
        {
            1 => "Main",
            2 => "LC",
            3 => "SSR",
            4 => "LTP",
            BandReplication => "HE-AAC",
            23 => "LD",
            ParametricStereo => "HE-AACv2",
            39 => "ELD",
            42 => "xHE-AAC",
            _ => null,
        };
        return new AudioFormat(profile, SampleRate, ObjectType == ParametricStereo ? 2 : channels, low, null);
    }

    /// <summary>Reads the configuration from its first byte on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out AudioSpecificConfig config)
    {
        BitReader bits = new(bytes);
        config = Read(ref bits);
        return bits.IsPastEnd ? ParseStatus.NeedMoreData
            : config is { ObjectType: > 0, SampleRate: > 0 } ? ParseStatus.Complete
            : ParseStatus.Malformed;
    }

    internal static AudioSpecificConfig Read(ref BitReader bits)
    {
        int type = ReadObjectType(ref bits);
        int rate = AacFrequencies.Read(ref bits);
        int configuration = (int)bits.Read(4);
        if (type is BandReplication or ParametricStereo)
        {
            rate = AacFrequencies.Read(ref bits);
            _ = ReadObjectType(ref bits);
        }

        return new AudioSpecificConfig(type, rate, configuration);
    }

    private static int ReadObjectType(ref BitReader bits)
    {
        int type = (int)bits.Read(5);
        return type == Escape ? 32 + (int)bits.Read(6) : type;
    }
}
