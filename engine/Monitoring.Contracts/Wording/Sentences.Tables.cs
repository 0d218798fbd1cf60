#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>Tables and their sections.</summary>
public static partial class Sentences
{
    public static Sentence PatPacketAbsent { get; } = new(
        "pat_packet_absent",
        "no packet on PID 0 for more than {limit:ns}",
        "PID 0 超过 {limit:ns} 没有包");

    public static Sentence PatAbsent { get; } = new(
        "pat_absent",
        "no PAT section for more than {limit:ns}",
        "超过 {limit:ns} 没有收到 PAT");

    public static Sentence PatScrambled { get; } = new("pat_scrambled", "PID 0 is scrambled", "PID 0 被加扰");

    public static Sentence PmtAbsent { get; } = new(
        "pmt_absent",
        "no PMT on PID {pid} for more than {limit:ns}",
        "PID {pid} 上超过 {limit:ns} 没有收到 PMT");

    public static Sentence PmtOfServiceAbsent { get; } = new(
        "pmt_of_service_absent",
        "no PMT of service {service} on PID {pid} for more than {limit:ns}",
        "PID {pid} 上超过 {limit:ns} 没有收到节目 {service} 的 PMT");

    public static Sentence PmtScrambled { get; } = new(
        "pmt_scrambled",
        "PMT PID {pid} is scrambled",
        "PMT PID {pid} 被加扰");

    public static Sentence ServiceNotInPat { get; } = new(
        "service_not_in_pat",
        "the PAT does not name service {service}, which is expected here",
        "PAT 未列出应有的节目 {service}");

    public static Sentence CatAbsent { get; } = new(
        "cat_absent",
        "packets are scrambled and no CAT came for more than {limit:ns}",
        "有加扰的包,但超过 {limit:ns} 没有收到 CAT");

    public static Sentence WrongTable { get; } = new(
        "wrong_table",
        "table_id {table:hex} on PID {pid}",
        "PID {pid} 上出现 table_id {table:hex}");

    public static Sentence ForeignTable { get; } = new(
        "foreign_table",
        "{name} on PID {pid}, which is not its own",
        "{name} 出现在不属于它的 PID {pid} 上");

    public static Sentence WrongCrc { get; } = new(
        "wrong_crc",
        "wrong CRC_32 in a section with table_id {table:hex}",
        "table_id {table:hex} 的段 CRC_32 错误");

    public static Sentence BrokenSyntax { get; } = new(
        "broken_syntax",
        "broken syntax in a section with table_id {table:hex}",
        "table_id {table:hex} 的段语法错误");

    public static Sentence BeyondGuidelines { get; } = new(
        "beyond_guidelines",
        "beyond TR 101 290",
        "超出 TR 101 290 的范围");

    public static Sentence TableAbsent { get; } = new(
        "table_absent",
        "no {table} for more than {limit:ns}",
        "超过 {limit:ns} 没有收到 {table}");

    public static Sentence EitAbsent { get; } = new(
        "eit_absent",
        "no EIT present/following of this stream for more than {limit:ns}",
        "超过 {limit:ns} 没有收到本传输流的 EIT 当前/后续");

    public static Sentence SectionAbsent { get; } = new(
        "section_absent", "no section {section} of {table} for more than {limit:ns}", "超过 {limit:ns} 没有收到 {table} 的第 {section} 段");

    public static Sentence SectionAbsentOf { get; } = new(
        "section_absent_of",
        "no section {section} of {table} {of:word} {id} for more than {limit:ns}",
        "超过 {limit:ns} 没有收到{of:word} {id} 的 {table} 第 {section} 段");

    public static Sentence SectionsTooClose { get; } = new(
        "sections_too_close",
        "two sections of {table} {gap:ns} apart, {least:ns} is the least",
        "{table} 的两个段仅相隔 {gap:ns},至少应为 {least:ns}");

    public static Sentence SectionsTooCloseOf { get; } = new(
        "sections_too_close_of",
        "two sections of {table} {of:word} {id} {gap:ns} apart, {least:ns} is the least",
        "{of:word} {id} 的 {table} 两个段仅相隔 {gap:ns},至少应为 {least:ns}");

    public static Sentence ThirdSection { get; } = new(
        "third_section",
        "section {section} of a present/following EIT of service {service}",
        "节目 {service} 的 EIT 当前/后续出现第 {section} 段");

    public static Sentence HalfAPair { get; } = new(
        "half_a_pair",
        "{table} of service {service}: section {here} comes, section {missing} has not for {limit:ns}",
        "节目 {service} 的 {table}:第 {here} 段在播,第 {missing} 段超过 {limit:ns} 没有收到");

    public static Sentence TimeOff { get; } = new(
        "time_off",
        "the TDT is {off:ns} {side:word} the time of the host",
        "TDT {side:word}本机时间 {off:ns}");
}
