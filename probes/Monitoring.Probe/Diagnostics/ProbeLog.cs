using Microsoft.Extensions.Logging;

namespace Monitoring.Probe.Diagnostics;

/// <summary>Every line the probe logs. 1000–1099 life, 1100–1199 inputs, 1200–1299 spool, 1300–1399 uplink, 1400–1499 configuration. Only changes are logged.</summary>
internal static partial class ProbeLog
{
    [LoggerMessage(1000, LogLevel.Information, "probe {Probe} watches {Inputs} inputs; spool {Spool}, {Backlog} batches waiting; engine {Engine}")]
    public static partial void Started(ILogger logger, string probe, int inputs, string spool, int backlog, Uri engine);

    [LoggerMessage(1001, LogLevel.Information, "stopped; {Backlog} batches wait in the spool")]
    public static partial void Stopped(ILogger logger, int backlog);

    [LoggerMessage(1100, LogLevel.Warning, "input {Input}: {Why}")]
    public static partial void InputFailed(ILogger logger, string input, string why);

    [LoggerMessage(1101, LogLevel.Information, "input {Input}: open again")]
    public static partial void InputRecovered(ILogger logger, string input);

    [LoggerMessage(1102, LogLevel.Error, "input {Input}: the analysis failed and begins anew; please report this")]
    public static partial void AnalysisFailed(ILogger logger, string input, Exception error);

    [LoggerMessage(1103, LogLevel.Warning, "input {Input}: {Advice}")]
    public static partial void InputAdvice(ILogger logger, string input, string advice);

    [LoggerMessage(1104, LogLevel.Information, "input {Input}: taken out of the configuration")]
    public static partial void InputRemoved(ILogger logger, string input);

    [LoggerMessage(1105, LogLevel.Information, "input {Input}: changed in the configuration, it begins anew")]
    public static partial void InputRestarts(ILogger logger, string input);

    [LoggerMessage(1200, LogLevel.Error, "the spool loses measurements: {What}")]
    public static partial void SpoolLosing(ILogger logger, string what);

    [LoggerMessage(1202, LogLevel.Warning, "the spool ended in {Torn} records that a crash had torn: cut off, and counted as lost")]
    public static partial void SpoolTorn(ILogger logger, int torn);

    [LoggerMessage(1203, LogLevel.Error, "the spool is damaged in {Places} places: what lay there is counted as lost, the rest is whole")]
    public static partial void SpoolDamaged(ILogger logger, int places);

    [LoggerMessage(1204, LogLevel.Warning, "lost in the spool: windows {Windows}, batches of events {Events}, measured from {From} to {To}")]
    public static partial void SpoolGap(ILogger logger, long windows, long events, string from, string to);

    [LoggerMessage(1300, LogLevel.Warning, "the engine does not take batches: {Why}; they wait in the spool")]
    public static partial void EngineUnreachable(ILogger logger, string why);

    [LoggerMessage(1301, LogLevel.Information, "the engine takes batches")]
    public static partial void EngineReachable(ILogger logger);

    [LoggerMessage(1302, LogLevel.Error, "the engine refused batch {Sequence} for good ({Status}: {Why}); put aside in rejected/: {Kept}")]
    public static partial void BatchRejected(ILogger logger, ulong sequence, int status, string why, bool kept);

    [LoggerMessage(1303, LogLevel.Error, "batch {Sequence} is damaged on disk and given up")]
    public static partial void BatchDamaged(ILogger logger, ulong sequence);

    [LoggerMessage(1304, LogLevel.Warning, "batch {Sequence} is too large for the way to the engine: it goes in two")]
    public static partial void BatchSplit(ILogger logger, ulong sequence);

    [LoggerMessage(1305, LogLevel.Warning, "the engine does not know the epoch of the spool: what waits goes by a new one")]
    public static partial void EpochReplaced(ILogger logger);

    [LoggerMessage(1310, LogLevel.Information, "the probe's certificate was renewed: {Serial}, until {Until:u}")]
    public static partial void Renewed(ILogger logger, string serial, DateTime until);

    [LoggerMessage(1311, LogLevel.Warning, "the probe's certificate ends at {Until:u} and cannot be renewed: {Why}; it is tried again")]
    public static partial void RenewalFailed(ILogger logger, DateTime until, string why);

    [LoggerMessage(1312, LogLevel.Information, "the engine is checked by other authorities from now on: {Fingerprints}")]
    public static partial void AuthoritiesChanged(ILogger logger, string fingerprints);

    [LoggerMessage(1400, LogLevel.Information, "configuration version {Version} of the engine runs ({Sha256})")]
    public static partial void ConfigurationRuns(ILogger logger, int version, string sha256);

    [LoggerMessage(1401, LogLevel.Information, "configuration version {Version} runs, as it was kept")]
    public static partial void ConfigurationKept(ILogger logger, int version);

    [LoggerMessage(1402, LogLevel.Error, "the configuration that was kept cannot be used: {Why}")]
    public static partial void ConfigurationUnreadable(ILogger logger, string why);

    [LoggerMessage(1403, LogLevel.Error, "configuration version {Version} is refused: {Mistake}")]
    public static partial void ConfigurationMistake(ILogger logger, int version, string mistake);

    [LoggerMessage(1404, LogLevel.Warning, "configuration version {Version} runs but cannot be kept for the next start: {Why}")]
    public static partial void ConfigurationNotKept(ILogger logger, int version, string why);

    [LoggerMessage(1405, LogLevel.Warning, "the engine gives no configuration: {Why}; what runs goes on")]
    public static partial void ConfigurationUnreachable(ILogger logger, string why);
}
