#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>The probe about its own work.</summary>
public static partial class Sentences
{
    public static Sentence InputFailed { get; } = new("input_failed", "{why}", "无法读取输入:{why}");

    public static Sentence InputOpen { get; } = new("input_open", "the input is open again", "输入已重新打开");

    public static Sentence InputChanged { get; } = new(
        "input_changed",
        "the input was taken out of the configuration or changed in it",
        "输入已从配置中移除或更改");

    public static Sentence InputRemoved { get; } = new(
        "input_removed",
        "the input was taken out of the configuration",
        "输入已从配置中移除");

    public static Sentence KernelDrops { get; } = new(
        "kernel_drops",
        "the kernel dropped {count} datagrams before the probe read them",
        "内核在探针读取前丢弃了 {count} 个数据报");

    public static Sentence RtpLost { get; } = new(
        "rtp_lost", "{lost} RTP packets lost of {sent}, {gaps} gaps", "{sent} 个 RTP 包中丢失 {lost} 个,共 {gaps} 处");

    public static Sentence RtpWhole { get; } = new("rtp_whole", "no further RTP packets lost", "不再有 RTP 丢包");

    public static Sentence LostOnTheWay { get; } = new(
        "lost_on_the_way",
        "RTP packets were lost at the same time: between its sender and the probe",
        "同时有 RTP 丢包:问题在 RTP 发送端与探针之间的网络");

    public static Sentence BeforeTheSender { get; } = new(
        "before_the_sender", "RTP came without loss: before its sender", "RTP 无丢包:问题在 RTP 发送端之前");

    public static Sentence LostInTheProbe { get; } = new(
        "lost_in_the_probe", "the kernel dropped datagrams at the same time: in the probe", "同时内核丢弃了数据报:问题在探针本机");

    public static Sentence NoDrops { get; } = new("no_drops", "no further drops", "不再丢包");

    public static Sentence SpoolFilling { get; } = new(
        "spool_filling",
        "{fill:%} of the room for the spool is taken, {batches} batches wait for the engine",
        "缓存已占用 {fill:%},{batches} 批数据等待引擎接收");

    public static Sentence SpoolRoom { get; } = new("spool_room", "there is room again", "缓存又有空间");

    public static Sentence SpoolFull { get; } = new(
        "spool_full",
        "the spool is full: the oldest measurements are given up",
        "缓存已满:最早的测量数据被舍弃");

    public static Sentence DiskFull { get; } = new(
        "disk_full",
        "the disk is full or cannot be written: measurements are not kept",
        "磁盘已满或不可写:测量数据无法保存");

    public static Sentence DataRefused { get; } = new(
        "data_refused",
        "the engine refuses what was measured for good",
        "引擎永久拒收测量数据");

    public static Sentence SpoolDamaged { get; } = new(
        "spool_damaged",
        "the disk gave back other bytes than were written, or a crash tore what was written last",
        "磁盘读回的内容与写入的不同,或崩溃使最后写入的内容残缺");

    public static Sentence SpoolKept { get; } = new("spool_kept", "measurements are kept again", "测量数据恢复保存");
}
