namespace Monitoring.Contracts.Wall;

/// <summary>One tile: a service, or an input that has announced no service yet.</summary>
/// <param name="Entity">The entity path.</param>
/// <param name="Input">Path of the input it is received on.</param>
/// <param name="InputName">Configured name of that input.</param>
/// <param name="Name">Service name as received, else as planned; empty when neither is known.</param>
/// <param name="Provider">service_provider_name; empty when not known.</param>
/// <param name="Medium">The medium's word; empty when not configured.</param>
/// <param name="Carrier">The carrier; empty where there is none.</param>
/// <param name="ServiceId">service_id; null for an input.</param>
/// <param name="State">What the tile shows.</param>
/// <param name="Since">Since when it shows that, UTC.</param>
/// <param name="Severity">Class of the worst alarm behind the state; null where there is none.</param>
/// <param name="Indicator">Indicator of that alarm; null where there is none.</param>
/// <param name="AlarmKey">Key of that alarm, which may belong to the input or the probe; null where there is none.</param>
/// <param name="Acked">Whether that alarm is acknowledged.</param>
/// <param name="LastFaultIndicator">Indicator of the last fault that is over; null if there was none since the engine knows the service.</param>
/// <param name="LastFaultAt">When that fault ended, UTC.</param>
/// <param name="LastDataAt">End of the newest measurement window, UTC; null before the first.</param>
/// <param name="BitrateBitsPerSecond">Bitrate of the newest window; null when it was not measured.</param>
/// <param name="AnomalyScore">Score of the newest window, 0 to 1; null while it is being learnt.</param>
/// <param name="RegisteredName">What the registry calls it; empty when it is linked to nothing there.</param>
/// <param name="RegisteredInputName">What the registry calls its input; empty when that is linked to nothing there.</param>
public sealed record WallTile(
    string Entity,
    string Input,
    string InputName,
    string Name,
    string Provider,
    string Medium,
    string Carrier,
    int? ServiceId,
    TileState State,
    DateTimeOffset Since,
    int? Severity,
    int? Indicator,
    string? AlarmKey,
    bool Acked,
    int? LastFaultIndicator,
    DateTimeOffset? LastFaultAt,
    DateTimeOffset? LastDataAt,
    double? BitrateBitsPerSecond,
    double? AnomalyScore,
    string RegisteredName,
    string RegisteredInputName);
