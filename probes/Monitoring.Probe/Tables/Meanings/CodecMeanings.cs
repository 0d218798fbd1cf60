namespace Monitoring.Probe.Tables.Meanings;

/// <summary>Words for the coded values of descriptors of codecs.</summary>
internal static class CodecMeanings
{
    /// <summary>frame_rate_code of MPEG-2 video and of AVS.</summary>
    public static string? FrameRate(byte code) =>
        DeliveryMeanings.Word(code, null, "24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60");

    public static string? AvcProfile(byte profileIdc) => profileIdc switch
    {
        44 => "CAVLC 4:4:4 Intra",
        66 => "Baseline",
        77 => "Main",
        83 => "Scalable Baseline",
        86 => "Scalable High",
        88 => "Extended",
        100 => "High",
        110 => "High 10",
        118 => "Multiview High",
        122 => "High 4:2:2",
        128 => "Stereo High",
        244 => "High 4:4:4 Predictive",
        _ => null,
    };

    public static string? HevcProfile(byte profileIdc) => DeliveryMeanings.Word(
        profileIdc, null, "Main", "Main 10", "Main Still Picture", "Format Range Extensions", "High Throughput", "Multiview Main",
        "Scalable Main", "3D Main", "Screen Content Coding");

    public static string? HdrWcg(byte idc) => DeliveryMeanings.Word(idc, "SDR", "WCG only", "HDR and WCG", "no indication");

    /// <summary>profile_id of GB/T 20090.2 and .16.</summary>
    public static string? AvsProfile(byte profileId) => profileId switch
    {
        0x20 => "Jizhun",
        0x24 => "Shenzhan",
        0x34 => "Yidong",
        0x48 => "Broadcasting (AVS+)",
        _ => null,
    };

    /// <summary>profile_id of AVS3.</summary>
    public static string? Avs3Profile(byte profileId) => profileId switch
    {
        0x20 => "Main 8 bit",
        0x22 => "Main 10 bit",
        0x30 => "High 8 bit",
        0x32 => "High 10 bit",
        _ => null,
    };

    public static string? Avs3AudioCodec(byte codecId) =>
        DeliveryMeanings.Word(codecId, "general high rate coding", "lossless coding", "general full rate coding");
}
