import { describe, expect, it } from 'vitest';
import { fitWall, gapRem, groupGapRem, headingRem, tileSizes } from './fit';
import { moveFocus } from './moveFocus';

describe('fitWall', () => {
  it.each([
    [[4, 2], 'full'],
    [[20, 6, 10, 10, 10, 5], 'medium'],
    [[60, 20, 30, 30, 30, 10], 'name'],
    [[408, 120, 192, 192, 192, 96], 'mark'],
  ] as const)('shows groups of %j tiles on a full HD wall as %s', (counts, density) => {
    expect(fitWall(counts, 86, 60).density).toBe(density);
  });

  it('never needs more height than there is while a tile size fits', () => {
    for (const scale of [1, 2, 5, 10, 20]) {
      const counts = [20, 6, 10, 10, 10, 5].map((n) => n * scale);
      const fit = fitWall(counts, 86, 60);
      const groups = counts
        .map((n) => Math.ceil(n / fit.columns))
        .map((rows) => Math.max(headingRem, rows * fit.height + (rows - 1) * gapRem));
      expect(groups.reduce((a, b) => a + b) + groupGapRem * (counts.length - 1)).toBeLessThanOrEqual(60.01);
    }
  });

  it('falls back to the smallest tile when nothing fits, and to one column when nothing is wide enough', () => {
    expect(fitWall([5000], 40, 20)).toMatchObject({ density: 'mark', height: tileSizes.at(-1)!.height });
    expect(fitWall([3], 0, 0).columns).toBe(1);
  });
});

describe('moveFocus', () => {
  const groups = [['a', 'b', 'c', 'd', 'e'], ['f'], ['g', 'h']];

  it('begins with the first tile', () => expect(moveFocus(groups, 3, null, 'down')).toBe('a'));

  it('goes to the row below, across groups, and to the last tile where that row is shorter', () => {
    expect(moveFocus(groups, 3, 'b', 'down')).toBe('e');
    expect(moveFocus(groups, 3, 'c', 'down')).toBe('e');
    expect(moveFocus(groups, 3, 'e', 'down')).toBe('f');
    expect(moveFocus(groups, 3, 'h', 'up')).toBe('f');
  });

  it('reads on from the end of a row and stops at both ends', () => {
    expect(moveFocus(groups, 3, 'c', 'right')).toBe('d');
    expect(moveFocus(groups, 3, 'f', 'left')).toBe('e');
    expect(moveFocus(groups, 3, 'a', 'left')).toBe('a');
    expect(moveFocus(groups, 3, 'h', 'right')).toBe('h');
    expect(moveFocus(groups, 3, 'g', 'down')).toBe('g');
  });

  it('starts over when the tile is gone, and finds nothing on an empty wall', () => {
    expect(moveFocus(groups, 3, 'z', 'right')).toBe('a');
    expect(moveFocus([], 3, null, 'right')).toBeNull();
  });
});
