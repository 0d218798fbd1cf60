#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>PCR, PTS, buffers and the modulator behind the stream.</summary>
public static partial class Sentences
{
    public static Sentence PcrInterval { get; } = new("pcr_interval", "PCR interval of {gap:ns}", "PCR 间隔 {gap:ns}");

    public static Sentence PcrAbsent { get; } = new(
        "pcr_absent",
        "no PCR on PID {pid} for more than {limit:ns}",
        "PID {pid} 超过 {limit:ns} 没有 PCR");

    public static Sentence PcrStep { get; } = new("pcr_step", "PCR step of {step:+ns}", "PCR 跳变 {step:+ns}");

    public static Sentence PcrInaccurate { get; } = new(
        "pcr_inaccurate",
        "PCR {deviation:+ns} from the value due at its byte position",
        "PCR 与其字节位置应有的值相差 {deviation:+ns}");

    public static Sentence PtsInterval { get; } = new("pts_interval", "PTS interval of {gap:ns}", "PTS 间隔 {gap:ns}");

    public static Sentence PtsAbsent { get; } = new(
        "pts_absent",
        "no PTS on PID {pid} for more than {limit:ns}",
        "PID {pid} 超过 {limit:ns} 没有 PTS");

    public static Sentence BufferOverflow { get; } = new(
        "buffer_overflow",
        "{buffer} holds {level:B}, more than its {size:B}",
        "{buffer} 中有 {level:B},超过其容量 {size:B}");

    public static Sentence BufferUnderflow { get; } = new(
        "buffer_underflow",
        "{buffer} lacks {missing:B} of an access unit when it is due",
        "解码时刻已到,{buffer} 中的存取单元仍缺 {missing:B}");

    public static Sentence BufferNotEmpty { get; } = new(
        "buffer_not_empty",
        "{buffer} has not been empty for {time:ns}",
        "{buffer} 已 {time:ns} 没有排空");

    public static Sentence DataDelay { get; } = new(
        "data_delay",
        "data wait {delay:ns} to be decoded, more than {limit:ns}",
        "数据等待解码 {delay:ns},超过 {limit:ns}");

    public static Sentence RateOfNoMode { get; } = new(
        "rate_of_no_mode",
        "{rate:packets/s} is the rate of no mode",
        "{rate:packets/s} 不是任何传输模式的码率");

    public static Sentence RateVaries { get; } = new(
        "rate_varies", "the packet rate varies: null packets were taken out, or services alone are sent", "包速率变化:空包被去除,或只送出部分节目");

    public static Sentence ModulatorClock { get; } = new(
        "modulator_clock",
        "the clock of the modulator left its usual error by {step:+ppm}",
        "调制器时钟偏离其常态 {step:+ppm}");

    public static Sentence OtherMode { get; } = new(
        "other_mode",
        "{by:word} {named} of {namedRate:packets/s}, the stream has {rate:packets/s}: {found}",
        "{by:word} {named}({namedRate:packets/s}),码流为 {rate:packets/s}:{found}");
}
