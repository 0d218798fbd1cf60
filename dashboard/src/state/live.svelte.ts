import type { Alarm } from '../contracts/alarms';
import type { WallFrame, WallProbe, WallTile } from '../contracts/wall';
import { WallFeed, type FeedStatus } from '../feed/hub';
import { instant } from '../format/time';
import { byUrgency, countAlarms, type AlarmCounts } from './alarmOrder';
import { FeedState } from './feedState';
import { Freshness, type ClockReading } from './freshness';
import { groupTiles, type TileGroup } from './groups';
import { TileCell } from './tileCell.svelte';

export type StateCounts = readonly [unknown: number, normal: number, degraded: number, outage: number];

const silentRestartMs = 10_000;
const tickMs = 250;

function readClocks(): ClockReading {
  return { wall: Date.now(), monotonic: performance.now() };
}

/** What the screens show, kept current from the feed; the only place that reads the browser's clocks. */
export class LiveWall {
  readonly cells = new Map<string, TileCell>();
  groups: readonly TileGroup[] = $state.raw([]);
  alarms: readonly Alarm[] = $state.raw([]);
  probes: readonly WallProbe[] = $state.raw([]);
  alarmCounts: AlarmCounts = $state.raw({ bySeverity: [0, 0, 0, 0], unacked: 0 });
  stateCounts: StateCounts = $state.raw([0, 0, 0, 0]);
  status: FeedStatus = $state('connecting');
  hasPicture = $state(false);
  stale = $state(true);
  silentSeconds = $state(0);
  /** The engine's clock in whole seconds, as milliseconds; `minute` is the same in whole minutes. */
  now = $state(0);
  minute = $state(0);

  readonly #state = new FeedState();
  readonly #freshness = new Freshness(readClocks());
  readonly #feed: WallFeed;
  #timer: ReturnType<typeof setInterval> | undefined;
  #restartedAt = 0;

  constructor() {
    this.#feed = new WallFeed({
      position: () => ({ epoch: this.#state.epoch, sequence: this.#state.sequence }),
      frame: (frame) => this.#receive(frame),
      status: (status) => {
        if (status === 'connected') this.#freshness.connectionStarted();
        this.status = status;
      },
    });
  }

  start(): void {
    this.#feed.start();
    this.#timer ??= setInterval(() => this.tick(), tickMs);
    this.tick();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#feed.stop();
  }

  acknowledge(keys: readonly string[], comment: string): Promise<number> {
    return this.#feed.acknowledge(keys, comment);
  }

  find(entity: string): WallTile | undefined {
    return this.#state.tiles.get(entity);
  }

  alarm(key: string): Alarm | undefined {
    return this.#state.alarms.get(key);
  }

  /** What the entity of an alarm is called: as on its tile where the registry names it, else as it was known when the alarm was raised. */
  nameOf(alarm: Pick<Alarm, 'entity' | 'entityName'>): string {
    return this.cells.get(alarm.entity)?.face.registeredName || alarm.entityName || alarm.entity;
  }

  /** Judges the age of the picture; also called when a tab wakes up, before it is painted. */
  tick(): void {
    const clocks = readClocks();
    const silence = this.#freshness.silence(clocks);
    this.stale = this.#freshness.isStale(clocks) || !this.hasPicture;
    this.silentSeconds = Math.floor(silence / 1000);
    this.now = Math.floor((clocks.wall - this.#freshness.offset) / 1000) * 1000;
    this.minute = Math.floor(this.now / 60_000) * 60_000;
    if (silence > silentRestartMs && clocks.monotonic - this.#restartedAt > silentRestartMs) {
      this.#restartedAt = clocks.monotonic;
      this.#feed.restart();
    }
  }

  #receive(frame: WallFrame): boolean {
    const effect = this.#state.apply(frame);
    if (effect.outcome === 'resync') {
      this.#state.forgetPosition();
      return false;
    }

    this.#freshness.frameArrived(instant(frame.at), readClocks());
    for (const entity of effect.removed) this.cells.delete(entity);
    for (const entity of effect.changed) {
      const tile = this.#state.tiles.get(entity)!;
      const cell = this.cells.get(entity);
      if (cell) cell.take(tile);
      else this.cells.set(entity, new TileCell(tile));
    }

    if (effect.layout) this.groups = groupTiles(this.#state.tiles.values());
    if (effect.changed.length > 0 || effect.removed.length > 0) this.#countStates();
    if (effect.alarms || effect.layout) this.#showAlarms();
    if (effect.probes) this.probes = [...this.#state.probes.values()].sort((a, b) => (a.probe < b.probe ? -1 : 1));
    this.hasPicture = true;
    this.tick();
    return true;
  }

  #countStates(): void {
    const counts: [number, number, number, number] = [0, 0, 0, 0];
    for (const tile of this.#state.tiles.values()) counts[tile.state] += 1;
    this.stateCounts = counts;
  }

  #showAlarms(): void {
    this.alarms = [...this.#state.alarms.values()].sort(byUrgency);
    this.alarmCounts = countAlarms(this.alarms);
    const returned = new Map(this.alarms.filter((a) => !a.active && !a.acked).map((a) => [a.entity, a]));
    for (const cell of this.cells.values()) cell.returned = returned.get(cell.entity) ?? returned.get(cell.face.input) ?? null;
  }
}

export const live = new LiveWall();

/** The class of the worst thing on the wall, for the page's title and icon: 1 to 4, `unknown`, `normal` or `stale`. */
export function worstState(wall: Pick<LiveWall, 'stale' | 'alarmCounts' | 'stateCounts'>): 'stale' | 'unknown' | 'normal' | 1 | 2 | 3 | 4 {
  if (wall.stale) return 'stale';
  const worst = wall.alarmCounts.bySeverity.findIndex((count) => count > 0);
  if (worst >= 0) return (worst + 1) as 1 | 2 | 3 | 4;
  const [unknown, normal] = wall.stateCounts;
  return unknown > 0 || normal === 0 ? 'unknown' : 'normal';
}
