#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>The engine about probes and about itself.</summary>
public static partial class Sentences
{
    public static Sentence ProbeSilent { get; } = new(
        "probe_silent",
        "no batch since {since:unixms}",
        "自 {since:unixms} 起没有收到数据");

    public static Sentence ProbeRevoked { get; } = new(
        "probe_revoked",
        "its certificates are revoked, and no batch is taken since {since:unixms}",
        "证书已吊销,自 {since:unixms} 起不再接收其数据");

    public static Sentence ProbeClockOff { get; } = new(
        "probe_clock_off",
        "the probe's clock is off by {offset:ns}, {limit:ns} are allowed",
        "探针时钟偏差 {offset:ns},允许 {limit:ns}");

    public static Sentence VersionWanted { get; } = new(
        "version_wanted",
        "version {version} is to run since {since:unixms}",
        "自 {since:unixms} 起应运行配置版本 {version}");

    public static Sentence ProbeRefusedVersion { get; } = new(
        "probe_refused_version",
        "the probe refused it: {why}",
        "探针拒绝:{why}");

    public static Sentence ProbeSaysNoVersion { get; } = new(
        "probe_says_no_version",
        "the probe does not say what it runs",
        "探针未说明其运行的配置");

    public static Sentence ProbeRunsOwnFile { get; } = new(
        "probe_runs_own_file",
        "the probe runs its own settings file",
        "探针运行本地配置文件");

    public static Sentence ProbeRunsOtherContent { get; } = new(
        "probe_runs_other_content",
        "the probe runs other content under that number",
        "探针在该版本号下运行的内容不同");

    public static Sentence ProbeRunsVersion { get; } = new(
        "probe_runs_version",
        "the probe runs version {running}",
        "探针运行版本 {running}");

    public static Sentence StoreFailed { get; } = new("store_failed", "{why}", "存储写入失败:{why}");

    public static Sentence StoreSilent { get; } = new(
        "store_silent",
        "the store has not come back from a write that began at {since:unixms}: its disk or database hangs or is overloaded; batches wait",
        "存储自 {since:unixms} 开始的写入尚未返回:磁盘或数据库停滞或过载;数据等待写入");

    public static Sentence StoreCauseSince { get; } = new(
        "store_cause_since",
        "for this cause since {since:unixms}, for another before",
        "自 {since:unixms} 起为此原因,此前为其他原因");

    public static Sentence DiskLow { get; } = new(
        "disk_low",
        "{free:%} of the disk under {folder} is free, {least:%} are needed",
        "{folder} 所在磁盘剩余 {free:%},至少需要 {least:%}");

    public static Sentence FilesDamaged { get; } = new(
        "files_damaged",
        "damaged and moved aside, what only they held is unknown: {files}",
        "文件损坏并已移开,其中独有的数据未知:{files}");

    public static Sentence DamagedFilesGone { get; } = new(
        "damaged_files_gone",
        "the files that were moved aside are gone",
        "移开的损坏文件已不在");

    public static Sentence StoreUnreadable { get; } = new(
        "store_unreadable",
        "what is stored cannot be read since {since:unixms}, while batches are taken",
        "自 {since:unixms} 起已存数据无法读取,新数据仍在接收");

    public static Sentence BatchUnreadable { get; } = new(
        "batch_unreadable",
        "batches that are durable cannot be read since {since:unixms}, and no alarm is judged before they are",
        "自 {since:unixms} 起已落盘的批次无法读取,读出之前不会判定报警");

    public static Sentence UpkeepLate { get; } = new(
        "upkeep_late",
        "no round of upkeep has come to an end since {since:unixms}, it is at: {work}; until then points are not packed and days beyond retention are not "
        + "deleted: see what else loads the disk or the database",
        "自 {since:unixms} 起没有一轮维护完成,正在:{work};在此之前数据点不会压缩,超期数据不会删除:请检查磁盘或数据库的其他负载");

    public static Sentence UpkeepWaits { get; } = new("upkeep_waits", "batches go first", "优先写入批次");

    public static Sentence UpkeepSeals { get; } = new("upkeep_seals", "packing windows that are over", "压缩已结束的时段");

    public static Sentence UpkeepClears { get; } = new("upkeep_clears", "dropping batches that are applied", "清除已处理的批次");

    public static Sentence UpkeepSummarises { get; } = new("upkeep_summarises", "making minutes and hours", "汇总分钟与小时数据");

    public static Sentence UpkeepKeeps { get; } = new("upkeep_keeps", "keeping the availability of days that are over", "保存已结束日期的可用率");

    public static Sentence UpkeepRetires { get; } = new("upkeep_retires", "deleting days beyond retention", "删除超期数据");

    public static Sentence BackupOld { get; } = new(
        "backup_old",
        "the newest backup in {folder} is of {at:unixms}, older than {hours} h",
        "{folder} 中最新的备份为 {at:unixms},已超过 {hours} 小时");

    public static Sentence BackupMissing { get; } = new("backup_missing", "there is no backup in {folder}", "{folder} 中没有备份");

    public static Sentence BackupsUnseen { get; } = new(
        "backups_unseen",
        "the folder of backups {folder} cannot be looked at since {since:unixms}: {why}",
        "自 {since:unixms} 起无法查看备份文件夹 {folder}:{why}");

    public static Sentence FolderMissing { get; } = new("folder_missing", "it is not there", "文件夹不存在");

    public static Sentence BackUpFiles { get; } = new(
        "back_up_files",
        "make one with 'monitoring-engine store backup --to' and a new folder in it",
        "请用 'monitoring-engine store backup --to' 备份到其中的新文件夹");

    public static Sentence BackUpDatabase { get; } = new(
        "back_up_database",
        "make one with the command that 'monitoring-engine store backup' names",
        "请用 'monitoring-engine store backup' 给出的命令备份");

    public static Sentence EnrolmentsRefused { get; } = new(
        "enrolments_refused",
        "{count} requests for certificates were refused within ten minutes: see probe-refused in the audit",
        "十分钟内拒绝了 {count} 次证书申请:见审计记录 probe-refused");

    public static Sentence AuthorityEnds { get; } = new(
        "authority_ends",
        "the authority of the engine ends at {until:unixms}: 'monitoring-engine ca replace' makes the next one, and probes change over to it by themselves",
        "引擎的证书颁发机构将于 {until:unixms} 到期:请用 'monitoring-engine ca replace' 建立下一个,探针会自行切换");

    public static Sentence ReplacedAuthorityEnds { get; } = new(
        "replaced_authority_ends",
        "the authority that is being replaced ends at {until:unixms}, and no probe can connect then: 'monitoring-engine ca retire' before",
        "正在更换的证书颁发机构将于 {until:unixms} 到期,届时探针无法连接:请在此之前执行 'monitoring-engine ca retire'");

    public static Sentence ProbesNotChangedOver { get; } = new(
        "probes_not_changed_over",
        "{count} probes have not changed over: {named}",
        "{count} 个探针尚未切换:{named}");

    public static Sentence RegisterOfCertificatesLost { get; } = new(
        "register_of_certificates_lost",
        "the register of certificates is damaged or gone, and no probe is known: bring enrolment.json back from its copy",
        "证书登记文件损坏或丢失,所有探针均无法识别:请从副本恢复 enrolment.json");

    public static Sentence CertificatesEnd { get; } = new(
        "certificates_end",
        "certificates end and were not renewed: {named}; see the logs of these probes, or invite them anew",
        "证书即将到期且未续签:{named};请查看这些探针的日志,或重新邀请");
}
