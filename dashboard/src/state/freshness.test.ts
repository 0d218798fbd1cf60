import { describe, expect, it } from 'vitest';
import { noon } from './fixtures';
import { Freshness, staleAfterMs } from './freshness';

/** A browser whose clock is `ahead` of the engine's. */
const at = (ms: number, ahead = 0): { wall: number; monotonic: number } => ({ wall: noon + ms + ahead, monotonic: ms });

describe('Freshness', () => {
  it('is stale after three seconds without a frame, and not before', () => {
    const freshness = new Freshness(at(0));
    freshness.frameArrived(noon + 1000, at(1000));

    expect(freshness.isStale(at(1000 + staleAfterMs))).toBe(false);
    expect(freshness.isStale(at(1001 + staleAfterMs))).toBe(true);
    expect(freshness.silence(at(6000))).toBe(5000);
  });

  it('is stale when no frame ever came', () => {
    expect(new Freshness(at(0)).isStale(at(3001))).toBe(true);
  });

  it('does not mind a browser clock that is wrong', () => {
    const freshness = new Freshness(at(0, 7_200_000));
    freshness.frameArrived(noon + 1000, at(1000, 7_200_000));

    expect(freshness.isStale(at(2000, 7_200_000))).toBe(false);
    expect(freshness.offset).toBe(7_200_000);
  });

  it('sees that the machine slept although the monotonic clock stood still', () => {
    const freshness = new Freshness(at(0));
    freshness.frameArrived(noon + 1000, at(1000));

    expect(freshness.isStale({ wall: noon + 601_000, monotonic: 1200 })).toBe(true);
  });

  it('sees silence although the wall clock was set back', () => {
    const freshness = new Freshness(at(0));
    freshness.frameArrived(noon + 1000, at(1000));

    expect(freshness.isStale({ wall: noon - 3_600_000, monotonic: 5000 })).toBe(true);
  });

  it('does not take frames for fresh that waited while the tab slept', () => {
    const freshness = new Freshness(at(0));
    freshness.frameArrived(noon + 1000, at(1000));
    freshness.frameArrived(noon + 2000, at(60_000));
    freshness.frameArrived(noon + 3000, at(60_010));
    expect(freshness.isStale(at(60_020))).toBe(true);

    freshness.frameArrived(noon + 60_000, at(60_030));
    expect(freshness.isStale(at(60_040))).toBe(false);
  });

  it('learns the clocks anew with each connection, so that a corrected clock heals', () => {
    const freshness = new Freshness(at(0));
    freshness.frameArrived(noon + 1000, at(1000));
    freshness.frameArrived(noon + 2000, at(2000, 60_000));
    expect(freshness.isStale(at(2100, 60_000))).toBe(true);

    freshness.connectionStarted();
    freshness.frameArrived(noon + 3000, at(3000, 60_000));
    expect(freshness.isStale(at(3100, 60_000))).toBe(false);
  });
});
