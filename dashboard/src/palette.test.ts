import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];
const css = readFileSync(new URL('./app.css', import.meta.url), 'utf8');

function colour(name: string): Rgb {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(css)?.[1];
  if (hex === undefined) throw new Error(`app.css has no --${name}`);
  return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)) as unknown as Rgb;
}

const mix = (a: Rgb, share: number, b: Rgb): Rgb => a.map((v, i) => v * share + b[i]! * (1 - share)) as unknown as Rgb;

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

/** WCAG 2: 4.5 for text, 3 for marks that carry meaning. The tints are those of tile.css. */
describe.each([1, 2, 3, 4])('class %i', (severity) => {
  const mark = colour(`class-${severity}`);
  const [ground, panel, tile] = [colour('ground'), colour('panel'), colour('tile')];
  const degraded = mix(mark, 0.08, tile);
  const outage = mix(mark, 0.2, ground);

  it('stands out from everything it is drawn on', () => {
    for (const behind of [ground, panel, tile, degraded, outage]) expect(contrast(mark, behind)).toBeGreaterThanOrEqual(3);
  });

  it('leaves its numeral and the tile’s text readable', () => {
    expect(contrast(ground, mark)).toBeGreaterThanOrEqual(4.5);
    for (const behind of [degraded, outage]) {
      expect(contrast(colour('text'), behind)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour('quiet'), behind)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
