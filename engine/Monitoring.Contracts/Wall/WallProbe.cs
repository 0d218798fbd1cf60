namespace Monitoring.Contracts.Wall;

/// <summary>One probe as the wall shows it.</summary>
/// <param name="Probe">The probe's name.</param>
/// <param name="Connected">Whether batches arrive within the limit.</param>
/// <param name="LastSeenAt">Arrival of its newest batch, UTC.</param>
/// <param name="ClockOffsetMilliseconds">Its clock minus the engine's; null before the first estimate.</param>
/// <param name="BacklogBatches">Batches that wait in its spool, as it last said; null when not known.</param>
/// <param name="Software">Its version.</param>
/// <param name="WantedConfiguration">Version of the configuration it is to run; null where none was put in.</param>
/// <param name="RunningConfiguration">Version it says it runs, 0 for its own settings file; null where it does not say.</param>
/// <param name="ConfigurationRefusal">Why it did not take the version that is wanted; empty where it did not refuse.</param>
/// <param name="ConfigurationSince">Since when it runs another version than wanted, UTC; null where it runs what is wanted.</param>
public sealed record WallProbe(
    string Probe,
    bool Connected,
    DateTimeOffset LastSeenAt,
    double? ClockOffsetMilliseconds,
    long? BacklogBatches,
    string Software,
    int? WantedConfiguration,
    int? RunningConfiguration,
    string ConfigurationRefusal,
    DateTimeOffset? ConfigurationSince);
