#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>Synchronisation, counters and presence of packets.</summary>
public static partial class Sentences
{
    public static Sentence SyncByte { get; } = new(
        "sync_byte",
        "{found:hex} instead of 0x47 at byte {offset}",
        "字节 {offset} 处为 {found:hex},应为 0x47");

    public static Sentence SyncLost { get; } = new(
        "sync_lost",
        "two consecutive bad sync bytes at byte {offset}",
        "字节 {offset} 处连续两个同步字节错误");

    public static Sentence NoData { get; } = new(
        "no_data",
        "no data for more than {limit:ns}",
        "超过 {limit:ns} 没有收到数据");

    public static Sentence NoPackets { get; } = new(
        "no_packets",
        "data without transport packets for more than {limit:ns}",
        "超过 {limit:ns} 收到的数据中没有传输流包");

    public static Sentence ErrorsInPackets { get; } = new("errors_in_packets", "errors in packets", "数据包出错");

    public static Sentence Counter { get; } = new(
        "counter",
        "expected {expected}, got {found}",
        "应为 {expected},实为 {found}");

    public static Sentence CounterNoPayload { get; } = new(
        "counter_no_payload",
        "expected {expected}, got {found} in a packet without payload",
        "无载荷的包中应为 {expected},实为 {found}");

    public static Sentence CounterDamaged { get; } = new(
        "counter_damaged",
        "expected {expected}, got {found}: {count} packets came with transport_error_indicator",
        "应为 {expected},实为 {found}:其间 {count} 个包带有传输错误标志");

    public static Sentence CounterRepeated { get; } = new(
        "counter_repeated",
        "the same packet more than twice, counter {counter}",
        "同一个包重复超过两次,计数 {counter}");

    public static Sentence CounterOtherContent { get; } = new(
        "counter_other_content",
        "counter {counter} again with other content",
        "计数 {counter} 重复而内容不同");

    public static Sentence TransportError { get; } = new(
        "transport_error",
        "transport_error_indicator is set",
        "传输错误标志置位");

    public static Sentence PidAbsent { get; } = new(
        "pid_absent",
        "no packet on {what:word} PID {pid} for more than {limit:ns}",
        "{what:word} PID {pid} 超过 {limit:ns} 没有包");

    public static Sentence PidUnreferenced { get; } = new(
        "pid_unreferenced",
        "PID {pid} comes, and no table has named it for {limit:ns}",
        "PID {pid} 有包,但 {limit:ns} 内没有表引用它");

    public static Sentence PidOnlyInCat { get; } = new(
        "pid_only_in_cat",
        "PID {pid} is named by the CAT and by no PMT",
        "PID {pid} 只被 CAT 引用,没有 PMT 引用");
}
