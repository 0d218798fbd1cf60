/** How much a tile tells, from everything to its mark alone. */
export type Density = 'full' | 'medium' | 'small' | 'name' | 'mark';

export interface TileSize {
  readonly density: Density;
  /** Least width and height in rem; a tile may grow to fill the wall. */
  readonly width: number;
  readonly height: number;
  readonly tallest: number;
}

export const tileSizes: readonly TileSize[] = [
  { density: 'full', width: 16, height: 7, tallest: 9 },
  { density: 'medium', width: 11.5, height: 5, tallest: 6.75 },
  { density: 'small', width: 9, height: 3, tallest: 4.25 },
  { density: 'name', width: 6.5, height: 1.75, tallest: 2.75 },
  { density: 'mark', width: 1.6, height: 1.6, tallest: 1.75 },
];

export const gapRem = 0.3;
export const groupGapRem = 0.6;

export interface WallFit {
  readonly density: Density;
  readonly columns: number;
  /** Height of a tile in rem. */
  readonly height: number;
}

/** The most telling tile with which all groups fit without scrolling; the smallest one, scrolled, where none does. */
export function fitWall(counts: readonly number[], widthRem: number, heightRem: number): WallFit {
  let last: WallFit = { density: 'mark', columns: 1, height: tileSizes.at(-1)!.height };
  for (const size of tileSizes) {
    const columns = Math.max(1, Math.floor((widthRem + gapRem) / (size.width + gapRem)));
    const rows = counts.reduce((sum, count) => sum + Math.ceil(count / columns), 0);
    const room = heightRem - groupGapRem * Math.max(0, counts.length - 1) - gapRem * Math.max(0, rows - counts.length);
    const height = rows === 0 ? size.tallest : Math.min(size.tallest, room / rows);
    last = { density: size.density, columns, height: Math.max(size.height, height) };
    if (height >= size.height) return last;
  }
  return last;
}
