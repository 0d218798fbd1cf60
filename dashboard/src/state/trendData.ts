import { VerdictState } from '../contracts/measurements';
import type { SeriesPoint } from '../feed/api';

/** Seconds of Unix time and values, null where the line must break. */
export type TrendColumns = [times: number[], values: (number | null)[]];

/**
 * Points in the order of time, with a break wherever one is missing: what was not measured is not drawn. Of a slot longer
 * than a second it takes the mean or, where a short burst must not vanish, the greatest value.
 */
export function trendColumns(points: readonly SeriesPoint[], slot: 'mean' | 'greatest' = 'mean'): TrendColumns {
  const step = usualStep(points);
  const times: number[] = [];
  const values: (number | null)[] = [];
  let last: number | null = null;
  for (const point of points) {
    if (last !== null && point.t - last > step * 1.5) {
      times.push((last + step) / 1000);
      values.push(null);
    }
    times.push(point.t / 1000);
    values.push(slot === 'greatest' ? (point.max ?? point.v) : point.v);
    last = point.t;
  }
  return [times, values];
}

/** The most frequent distance of two points; 1 s for fewer than two. */
export function usualStep(points: readonly SeriesPoint[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < points.length; i++) {
    const step = points[i]!.t - points[i - 1]!.t;
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let usual = 1000;
  let most = 0;
  for (const [step, count] of counts) {
    if (count > most) [usual, most] = [step, count];
  }
  return usual;
}

export type BandState = 'ok' | 'degraded' | 'outage' | 'unknown';

export interface BandRun {
  readonly state: BandState;
  readonly from: number;
  readonly to: number;
  /** Indicator that explains a fault; null otherwise. */
  readonly indicator: number | null;
}

/** What the audience got, as runs over the whole period; where neither series has a verdict it is unknown. */
export function bandRuns(outage: readonly SeriesPoint[], degradation: readonly SeriesPoint[], from: number, to: number): BandRun[] {
  const degraded = new Map(degradation.map((point) => [point.t, point]));
  const step = usualStep(outage);
  const runs: BandRun[] = [];
  const add = (state: BandState, start: number, end: number, indicator: number | null): void => {
    const [a, b] = [Math.max(start, from), Math.min(end, to)];
    if (b <= a) return;
    const last = runs.at(-1);
    if (last && last.state === state && last.indicator === indicator && last.to >= a) runs[runs.length - 1] = { ...last, to: b };
    else runs.push({ state, from: a, to: b, indicator });
  };

  let reached = from;
  for (const point of outage) {
    if (point.t - reached > step * 0.5) add('unknown', reached, point.t, null);
    const other = degraded.get(point.t);
    if (point.s === VerdictState.Fault) add('outage', point.t, point.t + step, point.max ?? point.v);
    else if (point.s !== VerdictState.Ok) add('unknown', point.t, point.t + step, null);
    else if (other?.s === VerdictState.Fault) add('degraded', point.t, point.t + step, other.max ?? other.v);
    else add('ok', point.t, point.t + step, null);
    reached = Math.max(reached, point.t + step);
  }
  if (to - reached > step * 2) add('unknown', reached, to, null);
  return runs;
}
