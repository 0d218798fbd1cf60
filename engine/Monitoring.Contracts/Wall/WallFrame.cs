using Monitoring.Contracts.Alarms;

namespace Monitoring.Contracts.Wall;

/// <summary>
/// One message of the wall's stream. The first of a connection, and every one after a gap, is a snapshot (<see cref="Full"/>):
/// it replaces all the client holds. Any other carries only what changed since the frame before.
/// </summary>
/// <param name="Epoch">Changes when the engine starts anew: everything known before is void.</param>
/// <param name="Sequence">Grows by one with every change of the live state; a frame holds all up to here.</param>
/// <param name="At">The engine's clock, UTC. A frame comes at least once a second, changes or not.</param>
/// <param name="Full">Whether this is a snapshot.</param>
/// <param name="Tiles">Tiles that changed, or all.</param>
/// <param name="RemovedTiles">Entities that have no tile any more.</param>
/// <param name="Alarms">Alarms that changed, or all that are active or not acknowledged.</param>
/// <param name="RemovedAlarms">Keys that are neither active nor unacknowledged any more.</param>
/// <param name="Probes">Probes that changed, or all.</param>
public sealed record WallFrame(
    string Epoch,
    long Sequence,
    DateTimeOffset At,
    bool Full,
    IReadOnlyList<WallTile> Tiles,
    IReadOnlyList<string> RemovedTiles,
    IReadOnlyList<Alarm> Alarms,
    IReadOnlyList<string> RemovedAlarms,
    IReadOnlyList<WallProbe> Probes);
