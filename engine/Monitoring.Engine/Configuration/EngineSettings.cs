using System.Globalization;
using System.Net;
using Monitoring.Operations.Logging;

namespace Monitoring.Engine.Configuration;

/// <summary>Every setting there is. What reads, checks and prints settings goes through this list.</summary>
internal static class EngineSettings
{
    private const int DaysOfAYear = 366;

    public static IReadOnlyList<EngineSetting> All { get; } =
    [
        Address("listen", (o, a) => o with { Listen = a }, o => o.Listen),
        Address("ingestListen", (o, a) => o with { IngestListen = a }, o => o.IngestListen, mayBeTls: true),
        EngineSetting.Text(
            "ingestNames", "must be host names and IP addresses with commas between, at most 50, e.g. monitor.example.com, 10.0.0.5",
            (o, v) => Names(v) is { } names ? o with { IngestNames = names } : null, o => string.Join(", ", o.IngestNames)),
        EngineSetting.Text(
            "ingestTokens", "must be plain (they count without TLS alone) or always",
            (o, v) => v is "plain" or "always" ? o with { IngestTokensOverTls = v == "always" } : null, o => o.IngestTokensOverTls ? "always" : "plain"),
        EngineSetting.Path("secrets", (o, p) => o with { Secrets = p }, o => System.IO.Path.GetFullPath(o.SecretsPath)),
        EngineSetting.Number(
            "probeCertificateDays", 1, 825, (o, n) => o with { ProbeCertificateLife = TimeSpan.FromDays(n) }, o => o.ProbeCertificateLife.TotalDays),
        EngineSetting.Number("caYears", 1, 50, (o, n) => o with { CaYears = (int)n }, o => o.CaYears),
        Address("otlp.listen", (o, a) => o with { OtlpListen = a }, o => o.OtlpListen),
        EngineSetting.Path("otlp.mapping", (o, p) => o with { OtlpMapping = p }, o => o.OtlpMapping),
        EngineSetting.Number(
            "otlp.mostSeries", 1, 1_000_000, (o, n) => o with { OtlpMostSeries = (int)n }, o => o.OtlpMostSeries),
        EngineSetting.Path("data", (o, p) => o with { Data = p }, o => System.IO.Path.GetFullPath(o.Data)),
        EngineSetting.Text(
            "store", "must be sqlite or postgresql", (o, v) => v is "sqlite" or "postgresql" ? o with { StoreName = v } : null, o => o.StoreName),
        EngineSetting.Text("storeConnection", string.Empty, (o, v) => o with { StoreConnection = new Secret(v), StoreConnectionFile = null }, o => o.Postgres?.Shown),
        new EngineSetting("storeConnectionFile", SettingKind.Text, TakeConnectionFile, o => o.StoreConnectionFile),
        EngineSetting.Number(
            "storeQuerySeconds", 1, 3600, (o, n) => o with { StoreQueryLimit = TimeSpan.FromSeconds(n) }, o => o.StoreQueryLimit.TotalSeconds),
        EngineSetting.Switch("storeMigrate", (o, v) => o with { StoreMigrate = v }, o => o.StoreMigrate),
        EngineSetting.Text(
            "timeZone", "is no time zone of this machine, e.g. Asia/Shanghai", (o, v) => Zone(v) is { } zone ? o with { TimeZone = zone } : null,
            o => o.TimeZone.Id),
        EngineSetting.Number(
            "probeLostSeconds", 2, 3600, (o, n) => o with { ProbeLostAfter = TimeSpan.FromSeconds(n) }, o => o.ProbeLostAfter.TotalSeconds),
        EngineSetting.Number(
            "probeConfigurationLateMinutes", 1, 1440, (o, n) => o with { ProbeConfigurationLateAfter = TimeSpan.FromMinutes(n) },
            o => o.ProbeConfigurationLateAfter.TotalMinutes),
        EngineSetting.Number("drainSeconds", 3, 600, (o, n) => o with { DrainLimit = TimeSpan.FromSeconds(n) }, o => o.DrainLimit.TotalSeconds),
        EngineSetting.Path("adminPasswordFile", (o, p) => o with { AdminPasswordFile = p }, o => o.PasswordPath),
        EngineSetting.Path("probeTokensFile", (o, p) => o with { ProbeTokensFile = p }, o => o.TokensPath),
        EngineSetting.Path("registryVocabulary", (o, p) => o with { RegistryVocabulary = p }, o => o.RegistryVocabulary),
        EngineSetting.Path("rules", (o, p) => o with { Rules = p }, o => o.Rules),
        EngineSetting.Text(
            "logFormat", $"must be {string.Join(" or ", LogOutput.Words)}", (o, v) => LogOutput.Parse(v) is { } format ? o with { LogFormat = format } : null,
            o => LogOutput.Words[(int)o.LogFormat]),
        Days("retention.seconds", 1, DaysOfAYear, (o, d) => o with { SecondsDays = d }, o => o.SecondsDays),
        Days("retention.minutes", 7, 10 * DaysOfAYear, (o, d) => o with { MinutesDays = d }, o => o.MinutesDays),
        Days("retention.hours", 31, 100 * DaysOfAYear, (o, d) => o with { HoursDays = d }, o => o.HoursDays),
        EngineSetting.Number("upkeep.seconds", 0.01, 3600, (o, n) => o with { UpkeepInterval = TimeSpan.FromSeconds(n) }, o => o.UpkeepInterval.TotalSeconds),
        EngineSetting.Number("upkeep.stragglerSeconds", 0, 3600, (o, n) => o with { StragglerWait = TimeSpan.FromSeconds(n) }, o => o.StragglerWait.TotalSeconds),
        EngineSetting.Number(
            "upkeep.lateMinutes", 1, 1440, (o, n) => o with { UpkeepLateAfter = TimeSpan.FromMinutes(n) }, o => o.UpkeepLateAfter.TotalMinutes),
        EngineSetting.Path("backup.folder", (o, p) => o with { BackupPath = p }, o => o.BackupPath),
        EngineSetting.Number(
            "backup.lateHours", 1, 10_000, (o, n) => o with { BackupLateAfter = TimeSpan.FromHours(n) }, o => o.BackupLateAfter.TotalHours),
    ];

    /// <summary>Their names.</summary>
    public static string[] Keys { get; } = [.. All.Select(setting => setting.Key)];

    private static EngineSetting Address(
        string key, Func<EngineOptions, Uri, EngineOptions> set, Func<EngineOptions, Uri?> show, bool mayBeTls = false) =>
        EngineSetting.Text(
            key, $"must be http://ADDRESS:PORT{(mayBeTls ? ", or https://," : string.Empty)} with an IP address or localhost, e.g. http://127.0.0.1:8600",
            (options, value) => Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
                && (address.Scheme == Uri.UriSchemeHttp || (mayBeTls && address.Scheme == Uri.UriSchemeHttps))
                && address.AbsolutePath == "/" && address.Query.Length == 0 && address.UserInfo.Length == 0
                && (address.Host == "localhost" || IPAddress.TryParse(address.Host.Trim('[', ']'), out _))
                ? set(options, address) : null,
            options => show(options)?.GetLeftPart(UriPartial.Authority));

    private static string[]? Names(string value)
    {
        string[] names = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length <= 50 && names.All(n => n.Length <= 253 && n.All(char.IsAscii)
            && Uri.CheckHostName(n) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6) ? names : null;
    }

    /// <summary>A time of whole days, <c>7d</c>, or of years of 366 days, <c>3y</c>.</summary>
    private static EngineSetting Days(string key, int least, int most, Func<EngineOptions, int, EngineOptions> set, Func<EngineOptions, int> show) =>
        EngineSetting.Text(
            key, string.Create(CultureInfo.InvariantCulture, $"must be a number of days or years from {least}d to {most}d, e.g. 30d or 3y"),
            (options, value) => ReadDays(value) is int days && days >= least && days <= most ? set(options, days) : null,
            options => string.Create(CultureInfo.InvariantCulture, $"{show(options)}d"));

    private static int? ReadDays(string value) =>
        value is [.. var digits, 'd' or 'y']
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= 100_000
            ? count * (value[^1] == 'y' ? DaysOfAYear : 1) : null;

    private static TimeZoneInfo? Zone(string id) =>
        id == EngineOptions.Beijing.Id ? EngineOptions.Beijing : TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : null;

    private static EngineOptions? TakeConnectionFile(EngineOptions options, string value, string folder, out string problem)
    {
        problem = ": must be a path";
        if (value.Length == 0 || value.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string file = System.IO.Path.GetFullPath(value, folder);
        try
        {
            return options with { StoreConnection = new Secret(File.ReadAllText(file).Trim()), StoreConnectionFile = file };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $": cannot be read: {exception.Message.ReplaceLineEndings(" ")}";
            return null;
        }
    }
}
