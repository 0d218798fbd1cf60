using System.Net;
using Monitoring.Operations.Logging;
using Monitoring.Storage;

namespace Monitoring.Engine.Configuration;

/// <summary>How the engine runs.</summary>
public sealed record EngineOptions
{
    private const int LeastAvailabilityDays = 3 * 366;
    private const string BeijingId = "Asia/Shanghai";

    /// <summary>The zone of the whole country; a machine without a zone database knows it too.</summary>
    public static TimeZoneInfo Beijing { get; } =
        TimeZoneInfo.TryFindSystemTimeZoneById(BeijingId, out TimeZoneInfo? zone)
            ? zone : TimeZoneInfo.CreateCustomTimeZone(BeijingId, TimeSpan.FromHours(8), BeijingId, BeijingId);

    /// <summary>Where people connect.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:8600");

    /// <summary>Where probes connect, HTTP/2: without encryption, or as https with a certificate of each probe.</summary>
    public Uri IngestListen { get; init; } = new("http://127.0.0.1:8601");

    /// <summary>Where programs send metrics over OTLP in HTTP/1.1; null: only over HTTP/2, where probes connect.</summary>
    public Uri? OtlpListen { get; init; }

    /// <summary>What entities and series metrics become; null for the rules that are always there.</summary>
    public string? OtlpMapping { get; init; }

    /// <summary>Series one source of metrics may have.</summary>
    public int OtlpMostSeries { get; init; } = 10_000;

    /// <summary>Names and addresses probes call the engine by, beside those of this machine: they stand in its certificate.</summary>
    public IReadOnlyList<string> IngestNames { get; init; } = [];

    /// <summary>Whether a token proves a probe over TLS, too, where it shows no certificate.</summary>
    public bool IngestTokensOverTls { get; init; }

    /// <summary>Folder of the authority's key and of what it handed out; null is a folder beside the store.</summary>
    public string? Secrets { get; init; }

    /// <summary>How long a certificate of a probe lives; it is renewed after two thirds.</summary>
    public TimeSpan ProbeCertificateLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a new authority lives.</summary>
    public int CaYears { get; init; } = 20;

    /// <summary>Whether probes connect over TLS.</summary>
    public bool IsIngestOverTls => IngestListen.Scheme == Uri.UriSchemeHttps;

    /// <summary>The folder of secrets.</summary>
    public string SecretsPath => Secrets ?? Path.Combine(Data, "secrets");

    /// <summary>What the certificate of the engine names.</summary>
    public IReadOnlyList<string> CertificateNames =>
        [.. IngestNames.Concat(["localhost", "127.0.0.1", "::1", Environment.MachineName, .. OwnAddress]).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The address of the door, where it is one and not all.</summary>
    private IEnumerable<string> OwnAddress =>
        IPAddress.TryParse(IngestListen.Host.Trim('[', ']'), out IPAddress? ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any)
            ? [ip.ToString()] : [];

    /// <summary>Folder of the store where it is SQLite, and of what else the engine keeps.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The database of the store; null keeps it in <see cref="Data"/>.</summary>
    public PostgresOptions? Postgres { get; init; }

    /// <summary>What keeps the store: <c>sqlite</c> or <c>postgresql</c>.</summary>
    public string StoreName { get; init; } = "sqlite";

    /// <summary>The connection string as it was written.</summary>
    public Secret? StoreConnection { get; init; }

    /// <summary>The file it was read from.</summary>
    public string? StoreConnectionFile { get; init; }

    /// <summary>Whether a store in PostgreSQL that an older version made may be brought forward.</summary>
    public bool StoreMigrate { get; init; }

    /// <summary>How long a database may work on a statement of what people and programs ask.</summary>
    public TimeSpan StoreQueryLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a stop may take; whoever stops the engine must wait longer (systemd: <c>TimeoutStopSec</c>).</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How lines of the log look.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>Days for which every second is kept.</summary>
    public int SecondsDays { get; init; } = 7;

    /// <summary>Days for which minutes are kept.</summary>
    public int MinutesDays { get; init; } = 100;

    /// <summary>Days for which hours are kept.</summary>
    public int HoursDays { get; init; } = 3 * 366;

    /// <summary>How often the store seals, summarises and deletes what is due.</summary>
    public TimeSpan UpkeepInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long five minutes wait for what comes late before they are sealed.</summary>
    public TimeSpan StragglerWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Upkeep that does not come to its end for so long is an alarm.</summary>
    public TimeSpan UpkeepLateAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The folder backups go to; null: nobody looks whether they are made.</summary>
    public string? BackupPath { get; init; }

    /// <summary>The newest backup is an alarm when it is older.</summary>
    public TimeSpan BackupLateAfter { get; init; } = TimeSpan.FromHours(26);

    /// <summary>Where the settings that somebody made come from.</summary>
    public IReadOnlyDictionary<string, SettingOrigin> Origins { get; init; } = new Dictionary<string, SettingOrigin>();

    /// <summary>The setting that says where the store is, for messages.</summary>
    public string StoreKey => Postgres is null ? "data" : "store";

    /// <summary>How the store is opened.</summary>
    public StoreOptions Store => new()
    {
        Folder = Data,
        Postgres = Postgres,
        MayMigrate = StoreMigrate,
        QueryLimit = StoreQueryLimit,
        RawDays = SecondsDays,
        MinuteDays = MinutesDays,
        HourDays = HoursDays,
        MaintenanceInterval = UpkeepInterval,
        SealGrace = StragglerWait,
        AvailabilityDays = Math.Max(HoursDays, LeastAvailabilityDays),
    };

    /// <summary>Times people read and type.</summary>
    public TimeZoneInfo TimeZone { get; init; } = Beijing;

    /// <summary>A probe silent for so long is lost.</summary>
    public TimeSpan ProbeLostAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A probe that runs another configuration than wanted for so long is an alarm.</summary>
    public TimeSpan ProbeConfigurationLateAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Hash of the administrator's password; the file need not exist.</summary>
    public string? AdminPasswordFile { get; init; }

    /// <summary>Hashes of the probes' tokens; the file need not exist.</summary>
    public string? ProbeTokensFile { get; init; }

    /// <summary>The words that fields of the registry may hold, in place of those that come with the program.</summary>
    public string? RegistryVocabulary { get; init; }

    /// <summary>What differs from the default alarm rules.</summary>
    public string? Rules { get; init; }

    /// <summary>The password file, by default beside the store.</summary>
    public string PasswordPath => AdminPasswordFile ?? Path.Combine(Data, "admin-password");

    /// <summary>The token file, by default beside the store.</summary>
    public string TokensPath => ProbeTokensFile ?? Path.Combine(Data, "probe-tokens");

    /// <summary>Tokens of programs that read: Grafana and the like.</summary>
    public string ReaderTokensPath => Path.Combine(Data, "reader-tokens");
}
