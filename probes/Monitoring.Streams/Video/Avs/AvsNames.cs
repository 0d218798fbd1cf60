namespace Monitoring.Streams.Video.Avs;

/// <summary>Names of profile_id and level_id; null for values not known.</summary>
internal static class AvsNames
{
    public static string? Profile(AvsGeneration generation, int profile) => (generation, profile) switch
    {
        (AvsGeneration.Avs, 0x20) => "Jizhun",
        (AvsGeneration.Avs, AvsSequenceHeader.Broadcasting) => "AVS+ Guangbo",
        (AvsGeneration.Avs2, 0x12) => "Main Picture",
        (AvsGeneration.Avs2, 0x20) => "Main",
        (AvsGeneration.Avs3, 0x20) => "Main 8",
        (AvsGeneration.Avs2 or AvsGeneration.Avs3, 0x22) => "Main 10",
        (AvsGeneration.Avs3, 0x30) => "High 8",
        (AvsGeneration.Avs3, 0x32) => "High 10",
        _ => null,
    };

    public static string? Level(AvsGeneration generation, int level) => generation == AvsGeneration.Avs
        ? level switch
        {
            0x10 => "2.0",
            0x20 => "4.0",
            0x22 => "4.2",
            0x40 => "6.0",
            0x42 => "6.2",
            _ => null,
        }
        : level switch
        {
            0x10 => "2.0.15",
            0x12 => "2.0.30",
            0x14 => "2.0.60",
            0x20 => "4.0.30",
            0x22 => "4.0.60",
            >= 0x40 and <= 0x6A when (level & 0x0F) <= 0x0A && level % 2 == 0 => Large(level),
            _ => null,
        };

    /// <summary>From 6.0.30 on the number falls into size, tier and rate.</summary>
    private static string Large(int level)
    {
        int size = 6 + (2 * ((level >> 4) - 4));
        int step = (level & 0x0F) / 2;
        return $"{size}.{(step % 2 == 0 ? 0 : 2)}.{30 << (step / 2)}";
    }
}
