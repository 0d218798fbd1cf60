/** People read Beijing time; everything on the wire is UTC. China has had no daylight saving time since 1991. */
const offsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

/** An ISO text whose fields are those of a clock in Beijing; arithmetic, since a wall formats thousands of times a second. */
function local(at: number): string {
  return Number.isFinite(at) ? new Date(at + offsetMs).toISOString() : '---------- --:--:--';
}

/** Milliseconds of an ISO 8601 text; NaN for text that is none. */
export function instant(text: string): number {
  return Date.parse(text);
}

/** 2026-11-25 */
export function dateText(at: number): string {
  return local(at).slice(0, 10);
}

/** 18:03:21 */
export function clockText(at: number): string {
  return local(at).slice(11, 19);
}

/** 2026-11-25 18:03:21 of an ISO 8601 text. */
export function isoText(text: string): string {
  return `${dateText(instant(text))} ${clockText(instant(text))}`;
}

/** 2026-11-25 18:03, for what is days away. */
export function minuteText(text: string): string {
  return isoText(text).slice(0, -3);
}

/** 11-25 18:03:21, with the year in front when it is not that of `now`. */
export function momentText(at: number, now: number): string {
  const [date, today] = [dateText(at), dateText(now)];
  const shown = date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
  return date === today ? clockText(at) : `${shown} ${clockText(at)}`;
}

/** 18:03 today, 11-25 18:03 else: for where room is scarce. */
export function shortMomentText(at: number, now: number): string {
  return momentText(at, now).slice(0, -3);
}

/** Midnight in Beijing at or before an instant. */
export function startOfDay(at: number): number {
  return Math.floor((at + offsetMs) / dayMs) * dayMs - offsetMs;
}

/** Midnight in Beijing of the first day of the month an instant lies in. */
export function startOfMonth(at: number): number {
  const shifted = new Date(at + offsetMs);
  return Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth(), 1) - offsetMs;
}

/** The value of an `<input type="datetime-local">`, read as Beijing time; null for an empty or malformed one. */
export function fromLocalInput(value: string): number | null {
  const at = Date.parse(`${value}+08:00`);
  return Number.isNaN(at) ? null : at;
}

/** The other direction, to the minute. */
export function toLocalInput(at: number): string {
  return local(at).slice(0, 16);
}
