#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>Why the database of the store cannot be used, and what to do. All but the first are words in its places.</summary>
public static partial class Sentences
{
    public static Sentence DatabaseUnusable { get; } = new(
        "database_unusable",
        "the store in {place} cannot be used: {what:word} ({said}); {advice:word}",
        "{place} 中的存储无法使用:{what:word}({said});{advice:word}");

    public static Sentence DatabaseTakesNoSession { get; } = new("database_takes_no_session", "the server takes no further session", "服务器不再接受新会话");

    public static Sentence EndSessions { get; } = new(
        "end_sessions",
        "end sessions that nobody needs, or raise max_connections or the limit of the role",
        "请结束无用的会话,或调高 max_connections 或该角色的连接上限");

    public static Sentence DatabaseReadOnly { get; } = new("database_read_only", "the database is read only", "数据库为只读");

    public static Sentence ConnectToPrimary { get; } = new(
        "connect_to_primary",
        "connect to the primary instead of its standby, or take default_transaction_read_only back",
        "请连接主库而非备库,或取消 default_transaction_read_only");

    public static Sentence PasswordRefused { get; } = new("password_refused", "the password is not accepted", "密码不被接受");

    public static Sentence CorrectPassword { get; } = new(
        "correct_password",
        "write the one that counts into the connection string: from the file of storeConnectionFile it is taken up by itself",
        "请在连接字符串中写入有效的密码:storeConnectionFile 所指文件中的密码会自动采用");

    public static Sentence UserRefused { get; } = new("user_refused", "the user is not let in from here", "不允许该用户从本机登录");

    public static Sentence LetUserIn { get; } = new(
        "let_user_in", "let it in (pg_hba.conf, LOGIN), or name another", "请放行该用户(pg_hba.conf、LOGIN),或改用其他用户");

    public static Sentence DatabaseUnknown { get; } = new("database_unknown", "there is no such database", "没有该数据库");

    public static Sentence CreateDatabase { get; } = new(
        "create_database", "create or restore it, or name the right one", "请创建或恢复该数据库,或改正其名称");

    public static Sentence PrivilegeMissing { get; } = new("privilege_missing", "a privilege is missing", "缺少权限");

    public static Sentence GrantPrivilege { get; } = new(
        "grant_privilege",
        "make the user of the engine the owner of the database and its tables, or grant what is missing",
        "请将数据库及其表的属主设为引擎所用的用户,或授予所缺权限");

    public static Sentence TableMissing { get; } = new("table_missing", "a table of the store is gone or was changed", "存储的表缺失或被改动");

    public static Sentence RestoreDatabase { get; } = new("restore_database", "restore the database from its backup", "请从备份恢复数据库");

    public static Sentence DatabaseDiskFull { get; } = new("database_disk_full", "the disk of the database is full", "数据库所在磁盘已满");

    public static Sentence FreeDatabaseDisk { get; } = new(
        "free_database_disk", "free space there, and it goes on by itself", "请在该处腾出空间,之后自动继续");

    public static Sentence DatabaseOutOfMemory { get; } = new("database_out_of_memory", "the server is out of memory", "服务器内存不足");

    public static Sentence GiveMemory { get; } = new(
        "give_memory", "give it more, or lower work_mem and max_connections", "请增加内存,或调低 work_mem 与 max_connections");

    public static Sentence SessionEnded { get; } = new(
        "session_ended", "the session was ended: the server stops, or somebody ended it", "会话被终止:服务器正在关闭,或有人终止了会话");

    public static Sentence StartDatabase { get; } = new(
        "start_database", "start the server where it is stopped, and it goes on by itself", "若服务器已停止请启动,之后自动继续");

    public static Sentence DatabaseCrashed { get; } = new(
        "database_crashed", "a process of the server crashed, and it recovers", "服务器进程崩溃,正在恢复");

    public static Sentence SeekCrash { get; } = new(
        "seek_crash", "it goes on by itself; the log of the server says what crashed", "之后自动继续;崩溃原因见服务器日志");

    public static Sentence DatabaseNotReady { get; } = new(
        "database_not_ready", "the server is starting, stopping or recovering", "服务器正在启动、关闭或恢复");

    public static Sentence WaitForDatabase { get; } = new(
        "wait_for_database",
        "it goes on by itself when that is over; if it stays so, see the log of the server",
        "结束后自动继续;若长时间如此,请查看服务器日志");

    public static Sentence StatementCutOff { get; } = new(
        "statement_cut_off", "a statement was cut off: it took too long, or somebody cancelled it", "语句被中断:耗时过长,或被人取消");

    public static Sentence SeekWait { get; } = new(
        "seek_wait",
        "see in pg_stat_activity what it waits for, and whether statement_timeout of the role is too short",
        "请在 pg_stat_activity 中查看其等待原因,并检查该角色的 statement_timeout 是否过短");

    public static Sentence TableLocked { get; } = new("table_locked", "another session holds a lock on a table of the store", "另一会话锁住了存储的表");

    public static Sentence EndLock { get; } = new(
        "end_lock", "find that session in pg_locks and end it, and it goes on by itself", "请在 pg_locks 中找到并结束该会话,之后自动继续");

    public static Sentence TransactionLost { get; } = new("transaction_lost", "a transaction lost against another session", "事务与另一会话冲突而回滚");

    public static Sentence WriteAlone { get; } = new(
        "write_alone",
        "it is tried again by itself; nothing but the engine should write these tables",
        "会自动重试;除引擎外不应有其他程序写入这些表");

    public static Sentence DatabaseDamaged { get; } = new(
        "database_damaged", "the server cannot read or write its own files", "服务器无法读写其自身的文件");

    public static Sentence CheckDatabaseDisk { get; } = new(
        "check_database_disk",
        "check its disk and its log; what is damaged comes back from the backup",
        "请检查其磁盘和日志;损坏部分需从备份恢复");

    public static Sentence NobodyListens { get; } = new("nobody_listens", "nobody listens there", "该地址无人监听");

    public static Sentence StartOrCorrectAddress { get; } = new(
        "start_or_correct_address",
        "start the server, or correct Host and Port, and it goes on by itself",
        "请启动服务器或改正 Host 与 Port,之后自动继续");

    public static Sentence NoAnswer { get; } = new("no_answer", "the server does not answer in time", "服务器未及时应答");

    public static Sentence SeekServer { get; } = new(
        "seek_server",
        "see whether it hangs or is overloaded, and whether the network and its firewalls let it be reached",
        "请检查服务器是否停滞或过载,以及网络与防火墙是否放行");

    public static Sentence HostUnknown { get; } = new("host_unknown", "the name of the host is not known", "无法解析主机名");

    public static Sentence CorrectHost { get; } = new("correct_host", "correct Host, or the name service of this machine", "请改正 Host,或检查本机的域名解析");

    public static Sentence TlsFailed { get; } = new("tls_failed", "no encrypted connection comes about", "无法建立加密连接");

    public static Sentence CorrectTls { get; } = new(
        "correct_tls",
        "see SSL Mode and Root Certificate of the connection string, and the certificate of the server",
        "请检查连接字符串中的 SSL Mode 与 Root Certificate,以及服务器证书");

    public static Sentence ConnectionLost { get; } = new("connection_lost", "the connection was lost", "连接中断");

    public static Sentence SeekLoss { get; } = new(
        "seek_loss", "see whether the server runs, and the network; it goes on by itself", "请检查服务器是否运行及网络状况;恢复后自动继续");

    public static Sentence DatabaseInUse { get; } = new(
        "database_in_use",
        "the store in {place} is in use by another process: stop that engine, or give this one its own database; where none runs, a session that was "
            + "cut off holds it: SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = {space}",
        "{place} 中的存储正被另一进程使用:请停止该引擎,或为本引擎使用另一数据库;若没有其他引擎运行,则由断开的会话占用:"
            + "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = {space}");

    public static Sentence LoginFileUnread { get; } = new("login_file_unread", "{file} cannot be read again: {why}", "无法重新读取 {file}:{why}");

    public static Sentence LoginFileOther { get; } = new(
        "login_file_other",
        "{file} is not taken up: while the engine runs only who connects may change, not {keys}; start the engine again for that",
        "未采用 {file}:引擎运行期间只能更改登录用户,不能更改 {keys};如需更改请重新启动引擎");

    public static Sentence QueryCutOff { get; } = new(
        "query_cut_off",
        "a query was cut off after {limit:ns}: ask for less time, fewer series or longer steps, or raise storeQuerySeconds",
        "查询在 {limit:ns} 后被中断:请缩短时间范围、减少序列或加大步长,或调高 storeQuerySeconds");

    public static Sentence TooManyReaders { get; } = new(
        "too_many_readers",
        "{count} questions to the store in {place} are being answered and none has ended in time: ask again later",
        "{place} 中的存储正在回答 {count} 个查询,均未及时结束:请稍后重试");

    public static Sentence DatabaseRefuses { get; } = new("database_refuses", "the server refuses what is asked of it", "服务器拒绝请求");

    public static Sentence SeeDatabaseLog { get; } = new(
        "see_database_log",
        "see the log of the server; when it serves again the engine goes on by itself",
        "请查看服务器日志;恢复后自动继续");
}
