#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>Words that stand in places of sentences.</summary>
public static partial class Sentences
{
    public static Sentence Video { get; } = new("video", "video", "视频");

    public static Sentence Audio { get; } = new("audio", "audio", "音频");

    public static Sentence Pcr { get; } = new("pcr", "PCR", "PCR");

    public static Sentence None { get; } = new("none", "none", "无");

    public static Sentence Ahead { get; } = new("ahead", "ahead of", "超前于");

    public static Sentence Behind { get; } = new("behind", "behind", "落后于");

    public static Sentence ByNit { get; } = new("by_nit", "the NIT names", "NIT 标明");

    public static Sentence ByPlan { get; } = new("by_plan", "the plan names", "规划为");

    public static Sentence OfNetwork { get; } = new("of_network", "of network", "网络");

    public static Sentence OfStream { get; } = new("of_stream", "of transport stream", "传输流");

    public static Sentence OfBouquet { get; } = new("of_bouquet", "of bouquet", "业务群");

    public static Sentence OfService { get; } = new("of_service", "of service", "节目");

    public static Sentence TransportStreamId { get; } = new("transport_stream_id", "transport_stream_id", "传输流号");

    public static Sentence OriginalNetworkId { get; } = new("original_network_id", "original_network_id", "原始网络号");

    public static Sentence NetworkName { get; } = new("network_name", "network name", "网络名称");

    public static Sentence StreamBitrate { get; } = new("stream_bitrate", "bitrate of the stream", "传输流码率");

    public static Sentence ServiceName { get; } = new("service_name", "name of the service", "节目名称");

    public static Sentence Provider { get; } = new("provider", "provider", "提供商");

    public static Sentence ServiceType { get; } = new("service_type", "service_type", "业务类型");

    public static Sentence FreeCa { get; } = new("free_ca", "free_CA_mode", "加扰标志");

    public static Sentence PmtPid { get; } = new("pmt_pid", "PID of the PMT", "PMT PID");

    public static Sentence PcrPid { get; } = new("pcr_pid", "PID of the PCR", "PCR PID");

    public static Sentence ServiceBitrate { get; } = new("service_bitrate", "bitrate of the service", "节目码率");

    public static Sentence ComponentPid { get; } = new("component_pid", "PID of the component", "组成流 PID");

    public static Sentence StreamType { get; } = new("stream_type", "stream_type", "流类型");

    public static Sentence Codec { get; } = new("codec", "codec", "编码格式");

    public static Sentence Language { get; } = new("language", "language", "语言");

    public static Sentence Scrambling { get; } = new("scrambling", "scrambling", "加扰状态");

    public static Sentence ComponentBitrate { get; } = new("component_bitrate", "bitrate", "码率");

    public static Sentence Scrambled { get; } = new("scrambled", "scrambled", "加扰");

    public static Sentence Clear { get; } = new("clear", "clear", "未加扰");
}
