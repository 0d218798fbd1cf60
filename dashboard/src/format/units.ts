import { Unit } from '../contracts/indicators';

/** What stands where nothing was measured. Never 0. */
export const absent = '—';

/** 8.02 Mbit/s */
export function bitrateText(bitsPerSecond: number | null | undefined): string {
  if (bitsPerSecond === null || bitsPerSecond === undefined) return absent;
  if (bitsPerSecond >= 999_500)
    return `${(bitsPerSecond / 1e6).toFixed(bitsPerSecond >= 99.95e6 ? 0 : bitsPerSecond >= 9.995e6 ? 1 : 2)} Mbit/s`;
  if (bitsPerSecond >= 1000) return `${(bitsPerSecond / 1e3).toFixed(0)} kbit/s`;
  return `${bitsPerSecond.toFixed(0)} bit/s`;
}

/** A value of the catalogue in its unit. */
export function valueText(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return absent;
  switch (unit) {
    case Unit.BitsPerSecond:
      return bitrateText(value);
    case Unit.Milliseconds:
      return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
    case Unit.Seconds:
      return `${value.toFixed(1)} s`;
    case Unit.Bytes:
      return `${(value / 1_048_576).toFixed(1)} MiB`;
    case Unit.Ratio:
      return value.toFixed(2);
    case Unit.Nanoseconds:
      return Math.abs(value) < 1e6 ? `${value.toFixed(0)} ns` : `${(value / 1e6).toFixed(2)} ms`;
    case Unit.Hertz:
      return `${value.toFixed(1)} Hz`;
    case Unit.HertzPerSecond:
      return `${(value * 1000).toFixed(1)} mHz/s`;
    case Unit.PartsPerMillion:
      return `${value.toFixed(2)} ppm`;
    default:
      return value.toFixed(0);
  }
}

/** 99.982 %, rounded down so that a loss never reads as 100. */
export function percentText(ratio: number | null | undefined): string {
  if (ratio === null || ratio === undefined) return absent;
  return `${(Math.floor(ratio * 100_000) / 1000).toFixed(3)} %`;
}

/** 0x0100 (256) */
export function pidText(pid: number): string {
  return `0x${pid.toString(16).toUpperCase().padStart(4, '0')}`;
}
