import type { Alarm } from '../contracts/alarms';
import type { WallFrame, WallProbe, WallTile } from '../contracts/wall';

/** What a frame did to the picture; `resync` means it could not be trusted and a snapshot must be asked for. */
export type FrameEffect =
  | { readonly outcome: 'resync'; readonly why: 'no snapshot yet' | 'epoch changed' | 'sequence went back' }
  | {
      readonly outcome: 'applied';
      readonly changed: readonly string[];
      readonly removed: readonly string[];
      readonly layout: boolean;
      readonly alarms: boolean;
      readonly probes: boolean;
    };

/** The engine's live state as received: a snapshot and the deltas after it. No clock, no network, no rendering. */
export class FeedState {
  epoch: string | null = null;
  sequence = 0;
  readonly tiles = new Map<string, WallTile>();
  readonly alarms = new Map<string, Alarm>();
  readonly probes = new Map<string, WallProbe>();

  apply(frame: WallFrame): FrameEffect {
    if (!frame.full) {
      if (this.epoch === null) return { outcome: 'resync', why: 'no snapshot yet' };
      if (frame.epoch !== this.epoch) return { outcome: 'resync', why: 'epoch changed' };
      if (frame.sequence < this.sequence) return { outcome: 'resync', why: 'sequence went back' };
    }

    const removed = frame.full
      ? absentees(
          this.tiles,
          frame.tiles.map((t) => t.entity),
        )
      : frame.removedTiles;
    const removedAlarms = frame.full
      ? absentees(
          this.alarms,
          frame.alarms.map((a) => a.key),
        )
      : frame.removedAlarms;
    const removedProbes = frame.full
      ? absentees(
          this.probes,
          frame.probes.map((p) => p.probe),
        )
      : [];
    let layout = false;
    for (const entity of removed) layout = this.tiles.delete(entity) || layout;
    for (const key of removedAlarms) this.alarms.delete(key);
    for (const probe of removedProbes) this.probes.delete(probe);

    for (const tile of frame.tiles) {
      layout ||= movesOnTheWall(this.tiles.get(tile.entity), tile);
      this.tiles.set(tile.entity, tile);
    }
    for (const alarm of frame.alarms) this.alarms.set(alarm.key, alarm);
    for (const probe of frame.probes) this.probes.set(probe.probe, probe);

    this.epoch = frame.epoch;
    this.sequence = frame.sequence;
    return {
      outcome: 'applied',
      changed: frame.tiles.map((t) => t.entity),
      removed,
      layout,
      alarms: frame.full || frame.alarms.length > 0 || removedAlarms.length > 0,
      probes: frame.full || frame.probes.length > 0,
    };
  }

  /** Forgets the position, so that the next stream begins with a snapshot; the picture stays until it comes. */
  forgetPosition(): void {
    this.epoch = null;
    this.sequence = 0;
  }
}

function absentees(known: ReadonlyMap<string, unknown>, present: readonly string[]): string[] {
  const kept = new Set(present);
  return [...known.keys()].filter((key) => !kept.has(key));
}

function movesOnTheWall(before: WallTile | undefined, after: WallTile): boolean {
  return (
    before === undefined ||
    before.name !== after.name ||
    before.inputName !== after.inputName ||
    before.medium !== after.medium ||
    before.carrier !== after.carrier ||
    before.serviceId !== after.serviceId ||
    before.provider !== after.provider
  );
}
