using System.Globalization;

namespace Monitoring.Streams.Video.H264;

/// <summary>Names of profiles and levels, ITU-T H.264 Annex A.</summary>
internal static class H264Names
{
    /// <summary>constraint_set1_flag.</summary>
    private const int Set1 = 0x40;

    /// <summary>constraint_set3_flag.</summary>
    private const int Set3 = 0x10;

    private const byte Baseline = 66;
    private const byte Main = 77;
    private const byte Extended = 88;

    public static string? Profile(byte profile, byte constraints) => profile switch
    {
        44 => "CAVLC 4:4:4 Intra",
        Baseline => (constraints & Set1) != 0 ? "Constrained Baseline" : "Baseline",
        Main => "Main",
        83 => "Scalable Baseline",
        86 => "Scalable High",
        Extended => "Extended",
        100 => "High",
        110 => (constraints & Set3) != 0 ? "High 10 Intra" : "High 10",
        118 => "Multiview High",
        122 => (constraints & Set3) != 0 ? "High 4:2:2 Intra" : "High 4:2:2",
        128 => "Stereo High",
        134 => "MFC High",
        135 => "MFC Depth High",
        138 => "Multiview Depth High",
        139 => "Enhanced Multiview Depth High",
        244 => (constraints & Set3) != 0 ? "High 4:4:4 Intra" : "High 4:4:4 Predictive",
        _ => null,
    };

    /// <summary>level_idc is ten times the level; 1b is 9, or 11 with constraint_set3_flag in the older profiles.</summary>
    public static string Level(byte profile, byte constraints, byte level)
    {
        bool isOlder = profile is Baseline or Main or Extended;
        return level == 9 || (level == 11 && isOlder && (constraints & Set3) != 0)
            ? "1b"
            : (level / 10.0).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
