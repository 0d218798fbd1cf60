import type { Alarm } from '../contracts/alarms';
import type { WallTile } from '../contracts/wall';

type Quantity = 'bitrateBitsPerSecond' | 'anomalyScore' | 'lastDataAt';

/** What of a tile changes seldom. Its quantities change with every window and have signals of their own. */
export type TileFace = Omit<WallTile, Quantity>;

/** One tile's place on the wall: a delta draws the tile it names, and of that tile only what changed. */
export class TileCell {
  readonly entity: string;
  face: TileFace;
  bitrate: number | null;
  score: number | null;
  /** An alarm of this entity or of its input that is over and that nobody has acknowledged. */
  returned: Alarm | null = $state.raw(null);
  focused = $state(false);

  constructor(tile: WallTile) {
    this.entity = tile.entity;
    this.face = $state.raw(tile);
    this.bitrate = $state(tile.bitrateBitsPerSecond);
    this.score = $state(tile.anomalyScore);
  }

  take(tile: WallTile): void {
    if (facesDiffer(this.face, tile)) this.face = tile;
    this.bitrate = tile.bitrateBitsPerSecond;
    this.score = tile.anomalyScore;
  }
}

function facesDiffer(a: TileFace, b: TileFace): boolean {
  return (
    a.state !== b.state ||
    a.since !== b.since ||
    a.severity !== b.severity ||
    a.indicator !== b.indicator ||
    a.alarmKey !== b.alarmKey ||
    a.acked !== b.acked ||
    a.lastFaultIndicator !== b.lastFaultIndicator ||
    a.lastFaultAt !== b.lastFaultAt ||
    a.name !== b.name ||
    a.inputName !== b.inputName ||
    a.registeredName !== b.registeredName ||
    a.registeredInputName !== b.registeredInputName ||
    a.provider !== b.provider ||
    a.medium !== b.medium ||
    a.carrier !== b.carrier ||
    a.serviceId !== b.serviceId ||
    a.input !== b.input
  );
}
