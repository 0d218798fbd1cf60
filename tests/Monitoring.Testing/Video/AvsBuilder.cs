using Monitoring.Streams.Video.Avs;
using Monitoring.Testing.Streams;

namespace Monitoring.Testing.Video;

/// <summary>Writes the headers of the AVS codings.</summary>
public static class AvsBuilder
{
    /// <summary>sequence_header() of a 4:2:0 picture of 10 bits in 16:9, 50 a second and 6 Mbit/s, from the byte after the prefix on.</summary>
    public static byte[] SequenceHeader(AvsGeneration generation, int profile, int width, int height, bool progressive)
    {
        bool isThird = generation == AvsGeneration.Avs3;
        BitWriter bits = new BitWriter().Write(0xB0, 8).Write(profile, 8).Write(0x6A, 8).Flags(progressive);
        _ = generation == AvsGeneration.Avs ? bits : bits.Flags(false);
        _ = isThird ? bits.Flags(false, true, false, true) : bits;
        _ = Mark(bits.Write(width, 14), isThird).Write(height, 14).Write(1, 2).Write(2, 3);
        _ = generation != AvsGeneration.Avs && profile is 0x22 or 0x32 ? bits.Write(2, 3) : bits;
        _ = Mark(Mark(bits, isThird).Write(3, 4).Write(6, 4), isThird);
        return bits.Write(15_000, 18).Write(1, 1).Write(0, 12).Write(0, 32).ToArray();
    }

    /// <summary>The start of a picture predicted from others, from the byte after the prefix on.</summary>
    public static byte[] InterPicture(AvsGeneration generation, int profile, int type)
    {
        int before = generation switch
        {
            AvsGeneration.Avs => profile == 0x48 ? 24 : 16,
            AvsGeneration.Avs2 => 32,
            _ => 33,
        };
        return new BitWriter().Write(0xB6, 8).Write(0, before).Write(type, 2).Write(0, 32).ToArray();
    }

    private static BitWriter Mark(BitWriter bits, bool isThere) => isThere ? bits.Flags(true) : bits;
}
