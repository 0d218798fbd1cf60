import { describe, expect, it } from 'vitest';
import { VerdictState } from '../contracts/measurements';
import type { SeriesPoint } from '../feed/api';
import { worstChecks } from './checks';
import { bandRuns, trendColumns } from './trendData';

const point = (second: number, v: number | null, s: number = VerdictState.Ok): SeriesPoint => ({ t: second * 1000, v, s });

describe('trendColumns', () => {
  it('breaks the line where points are missing and where nothing was measured', () => {
    const [times, values] = trendColumns([
      point(1, 5),
      point(2, 6),
      point(3, null, VerdictState.NotMeasured),
      point(4, 7),
      point(9, 8),
      point(10, 8),
    ]);
    expect(times).toEqual([1, 2, 3, 4, 5, 9, 10]);
    expect(values).toEqual([5, 6, null, 7, null, 8, 8]);
  });

  it('takes the usual distance of points as no gap, whatever it is', () => {
    expect(trendColumns([point(0, 1), point(60, 2), point(120, 3)])[1]).toEqual([1, 2, 3]);
  });

  it('keeps the greatest of a slot where a burst must not vanish', () => {
    const slot = { ...point(0, 0.1), min: 0, max: 7 };
    expect(trendColumns([slot], 'greatest')[1]).toEqual([7]);
    expect(trendColumns([slot])[1]).toEqual([0.1]);
  });

  it('has nothing to draw without points', () => expect(trendColumns([])).toEqual([[], []]));
});

describe('bandRuns', () => {
  it('joins seconds of one state and cause, and calls missing time unknown', () => {
    const outage = [
      point(2, 0),
      point(3, 0),
      point(4, 0),
      point(5, 1050, VerdictState.Fault),
      point(6, 1050, VerdictState.Fault),
      point(7, null, VerdictState.Invalid),
    ];
    const degradation = [point(2, 0), point(3, 0), point(4, 1040, VerdictState.Fault), point(5, 0), point(6, 0)];

    expect(bandRuns(outage, degradation, 0, 12_000)).toEqual([
      { state: 'unknown', from: 0, to: 2000, indicator: null },
      { state: 'ok', from: 2000, to: 4000, indicator: null },
      { state: 'degraded', from: 4000, to: 5000, indicator: 1040 },
      { state: 'outage', from: 5000, to: 7000, indicator: 1050 },
      { state: 'unknown', from: 7000, to: 12_000, indicator: null },
    ]);
  });

  it('is all unknown without points', () => {
    expect(bandRuns([], [], 0, 5000)).toEqual([{ state: 'unknown', from: 0, to: 5000, indicator: null }]);
  });
});

describe('worstChecks', () => {
  it('lets a fault hide all else, and "not measured" hide nothing', () => {
    const check = (
      indicator: number,
      state: 'ok' | 'fault' | 'notMeasured',
      qualifier: string,
    ): Parameters<typeof worstChecks>[0][number] => ({ indicator, state, qualifier, value: null, at: '' });
    const worst = worstChecks([
      check(1040, 'ok', ''),
      check(1040, 'fault', '256'),
      check(1040, 'ok', '257'),
      check(1050, 'notMeasured', ''),
      check(1050, 'ok', ''),
    ]);
    expect(worst.get(1040)?.qualifier).toBe('256');
    expect(worst.get(1050)?.state).toBe('ok');
  });
});
