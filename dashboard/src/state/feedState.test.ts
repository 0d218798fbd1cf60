import { describe, expect, it } from 'vitest';
import { FeedState } from './feedState';
import { alarm, frame, tile } from './fixtures';

const a = 'xining-01/dtmb-33/101';
const b = 'xining-01/dtmb-33/102';

function started(): FeedState {
  const state = new FeedState();
  state.apply(frame(1, { full: true, tiles: [tile(a), tile(b)], alarms: [alarm(`${a}#1050`)] }));
  return state;
}

describe('FeedState', () => {
  it('takes a snapshot as the whole truth', () => {
    const state = started();
    const effect = state.apply(frame(7, { epoch: 'second', full: true, tiles: [tile(b)] }));

    expect(effect).toMatchObject({ outcome: 'applied', removed: [a], layout: true, alarms: true });
    expect([...state.tiles.keys()]).toEqual([b]);
    expect(state.alarms.size).toBe(0);
    expect([state.epoch, state.sequence]).toEqual(['second', 7]);
  });

  it('applies a delta to what it names and to nothing else', () => {
    const state = started();
    const before = state.tiles.get(b);
    const effect = state.apply(frame(2, { tiles: [tile(a, { state: 3, indicator: 1050 })] }));

    expect(effect).toMatchObject({ outcome: 'applied', changed: [a], layout: false, alarms: false });
    expect(state.tiles.get(a)?.state).toBe(3);
    expect(state.tiles.get(b)).toBe(before);
  });

  it('takes a heartbeat without a change as no change', () => {
    const effect = started().apply(frame(1));
    expect(effect).toEqual({ outcome: 'applied', changed: [], removed: [], layout: false, alarms: false, probes: false });
  });

  it('follows coalesced deltas, whose sequence jumps', () => {
    const state = started();
    expect(state.apply(frame(40, { tiles: [tile(b, { state: 2 })] })).outcome).toBe('applied');
    expect(state.sequence).toBe(40);
  });

  it('removes tiles and alarms that are gone', () => {
    const state = started();
    const effect = state.apply(frame(2, { removedTiles: [b], removedAlarms: [`${a}#1050`] }));

    expect(effect).toMatchObject({ outcome: 'applied', removed: [b], layout: true, alarms: true });
    expect(state.tiles.has(b)).toBe(false);
    expect(state.alarms.size).toBe(0);
  });

  it.each([
    ['a delta before any snapshot', new FeedState(), frame(2), 'no snapshot yet'],
    ['a delta of another epoch', started(), frame(2, { epoch: 'second' }), 'epoch changed'],
    ['a sequence that goes back', started(), frame(0), 'sequence went back'],
  ])('asks for a snapshot on %s', (_, state, given, why) => {
    const tiles = new Map(state.tiles);
    expect(state.apply(given)).toEqual({ outcome: 'resync', why });
    expect(state.tiles).toEqual(tiles);
  });

  it('begins anew after it has forgotten its position, and keeps the picture until then', () => {
    const state = started();
    state.forgetPosition();
    expect(state.apply(frame(2)).outcome).toBe('resync');
    expect(state.tiles.size).toBe(2);
    expect(state.apply(frame(3, { full: true, tiles: [tile(b)] })).outcome).toBe('applied');
  });

  it('says when a tile must move: a new one, a new name, another carrier', () => {
    const state = started();
    expect(state.apply(frame(2, { tiles: [tile(a, { bitrateBitsPerSecond: 1 })] }))).toMatchObject({ layout: false });
    expect(state.apply(frame(3, { tiles: [tile(a, { name: '安多卫视' })] }))).toMatchObject({ layout: true });
    expect(state.apply(frame(4, { tiles: [tile(a, { name: '安多卫视', carrier: '中国移动' })] }))).toMatchObject({ layout: true });
    expect(state.apply(frame(5, { tiles: [tile('xining-01/dtmb-33/103')] }))).toMatchObject({ layout: true });
  });
});
