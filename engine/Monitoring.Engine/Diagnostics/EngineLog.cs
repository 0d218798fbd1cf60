namespace Monitoring.Engine.Diagnostics;

/// <summary>Every line the engine logs. Event ids: 1000 life, 1100 store, 1200 alarms, 1300 access.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1001, LogLevel.Information, "Started: wall {Web}, probes {Ingest}, store {Store}, version {Version}")]
    public static partial void Started(ILogger logger, Uri web, Uri ingest, string store, string version);

    [LoggerMessage(1007, LogLevel.Information, "Metrics over OTLP are taken at {Address}")]
    public static partial void TakesMetrics(ILogger logger, Uri address);

    [LoggerMessage(1002, LogLevel.Information, "Stopping")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(1003, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(
        1008, LogLevel.Warning,
        "Stopped after {Seconds} s (drainSeconds) before all was written down: {Waiting} batches without an acknowledgement are sent again by their "
        + "probes, {Unapplied} acknowledged ones are in the store and evaluated after the next start{Reason}")]
    public static partial void CutOff(ILogger logger, double seconds, int waiting, int unapplied, string reason);

    [LoggerMessage(1004, LogLevel.Warning, "No dashboard in {Folder}: build dashboard/ or build the engine without SkipDashboard")]
    public static partial void NoDashboard(ILogger logger, string folder);

    [LoggerMessage(1102, LogLevel.Error, "Alarms cannot be written down, {Waiting} lines wait: {Reason}")]
    public static partial void AlarmsWait(ILogger logger, int waiting, string reason);

    [LoggerMessage(1103, LogLevel.Information, "Alarms are written down again, {Lines} lines had waited")]
    public static partial void AlarmsCaughtUp(ILogger logger, int lines);

    [LoggerMessage(1201, LogLevel.Information, "Alarm {Kind} {Key} class {Severity} {Occurrence} {Reason} {Text}")]
    public static partial void Alarm(ILogger logger, string kind, string key, int severity, string occurrence, string reason, string text);

    [LoggerMessage(1202, LogLevel.Information, "Restored {Alarms} alarms, {Entities} entities, {Batches} batches to apply")]
    public static partial void Restored(ILogger logger, int alarms, int entities, int batches);

    [LoggerMessage(1203, LogLevel.Critical, "The alarm side failed on batch {Probe} {Sequence} and goes on without it")]
    public static partial void BatchFailed(ILogger logger, Exception exception, string probe, long sequence);

    [LoggerMessage(1205, LogLevel.Critical, "Batches can no longer be read from the store: restart the engine")]
    public static partial void ReadingFailed(ILogger logger, Exception exception);

    [LoggerMessage(1206, LogLevel.Critical, "A step of the alarm side failed; it goes on with the next")]
    public static partial void StepFailed(ILogger logger, Exception exception);

    [LoggerMessage(1207, LogLevel.Warning, "The clock of probe {Probe} was set back by {Seconds:0.0} s or more: what is now follows the new time")]
    public static partial void ProbeClockSetBack(ILogger logger, string probe, double seconds);

    [LoggerMessage(1204, LogLevel.Information, "Service {Entity} is no longer announced, its tile is removed")]
    public static partial void ServiceGone(ILogger logger, string entity);

    [LoggerMessage(1301, LogLevel.Information, "Session opened from {Address}")]
    public static partial void SessionOpened(ILogger logger, string address);

    [LoggerMessage(1302, LogLevel.Warning, "Wrong password from {Address}")]
    public static partial void WrongPassword(ILogger logger, string address);

    [LoggerMessage(1401, LogLevel.Information, "Probes prove themselves by certificates of the authority in {Folder}, SHA-256 {Fingerprint}")]
    public static partial void Authority(ILogger logger, string fingerprint, string folder);

    [LoggerMessage(1402, LogLevel.Information, "Probe {Probe} was given certificate {Serial}, asked from {Address}")]
    public static partial void ProbeEnrolled(ILogger logger, string probe, string serial, string address);

    [LoggerMessage(1403, LogLevel.Information, "Probe {Probe} renewed: certificate {Serial}")]
    public static partial void CertificateRenewed(ILogger logger, string probe, string serial);

    [LoggerMessage(1405, LogLevel.Warning, "The register of certificates cannot be changed: {Reason}")]
    public static partial void RegisterUnwritable(ILogger log, string reason);

    [LoggerMessage(1404, LogLevel.Warning, "What was done about certificates cannot be written to the audit yet: {Reason}")]
    public static partial void AuditWaits(ILogger logger, string reason);
}
