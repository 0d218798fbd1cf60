namespace Monitoring.Load.Plan;

/// <summary>Numbers that look random and are the same every time: a figure depends on what it is about, not on what was asked before.</summary>
internal static class Hash
{
    /// <summary>SplitMix64 over up to four numbers.</summary>
    public static ulong Of(ulong a, ulong b, ulong c = 0, ulong d = 0) => Mix(Mix(Mix(Mix(a) + b) + c) + d);

    /// <summary>From 0 to below 1.</summary>
    public static double Share(ulong hash) => (hash >> 11) / (double)(1UL << 53);

    private static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
