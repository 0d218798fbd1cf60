/** People read Beijing time; everything on the wire is UTC. China has had no daylight saving time since 1991. */
export const timeZone = 'Asia/Shanghai';
const offsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

function fields(at: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
}

/** Milliseconds of an ISO 8601 text; NaN for text that is none. */
export function instant(text: string): number {
  return Date.parse(text);
}

/** 2026-11-25 */
export function dateText(at: number): string {
  const f = fields(at);
  return `${f.year}-${f.month}-${f.day}`;
}

/** 18:03:21 */
export function clockText(at: number): string {
  const f = fields(at);
  return `${f.hour}:${f.minute}:${f.second}`;
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
  const f = fields(at);
  return `${f.year}-${f.month}-${f.day}T${f.hour}:${f.minute}`;
}
