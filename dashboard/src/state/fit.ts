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
  { density: 'full', width: 13.8, height: 7, tallest: 9 },
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

/** Least height of a group: its heading stands beside its tiles. */
export const headingRem = 3.5;

/** The most telling tile with which all groups fit without scrolling; the smallest one, scrolled, where none does. */
export function fitWall(counts: readonly number[], widthRem: number, heightRem: number): WallFit {
  for (const size of tileSizes) {
    const columns = columnsOf(size, counts, widthRem);
    const rows = counts.map((count) => Math.ceil(count / columns));
    if (wallHeight(rows, size.height) > heightRem) continue;
    return { density: size.density, columns, height: tallestFit(rows, size, heightRem) };
  }
  const smallest = tileSizes.at(-1)!;
  return { density: smallest.density, columns: columnsOf(smallest, counts, widthRem), height: smallest.height };
}

function columnsOf(size: TileSize, counts: readonly number[], widthRem: number): number {
  const room = Math.floor((widthRem + gapRem) / (size.width + gapRem));
  return Math.max(1, Math.min(room, Math.max(0, ...counts)));
}

function tallestFit(rows: readonly number[], size: TileSize, heightRem: number): number {
  if (wallHeight(rows, size.tallest) <= heightRem) return size.tallest;
  let [low, high] = [size.height, size.tallest];
  for (let i = 0; i < 8; i++) {
    const middle = (low + high) / 2;
    if (wallHeight(rows, middle) <= heightRem) low = middle;
    else high = middle;
  }
  return low;
}

function wallHeight(rows: readonly number[], tileRem: number): number {
  const groups = rows.reduce((sum, n) => sum + Math.max(headingRem, n * tileRem + (n - 1) * gapRem), 0);
  return groups + groupGapRem * Math.max(0, rows.length - 1);
}
