import type { Alarm } from '../contracts/alarms';

/** What an operator must look at first: not acknowledged before acknowledged, what lasts before what is over, the gravest, then the newest. */
export function byUrgency(a: Alarm, b: Alarm): number {
  return (
    Number(a.acked) - Number(b.acked) ||
    Number(b.active) - Number(a.active) ||
    a.severity - b.severity ||
    Date.parse(b.raisedAt) - Date.parse(a.raisedAt) ||
    compare(a.key, b.key)
  );
}

export interface AlarmCounts {
  /** Active alarms of class I to IV. */
  readonly bySeverity: readonly [number, number, number, number];
  readonly unacked: number;
}

export function countAlarms(alarms: Iterable<Alarm>): AlarmCounts {
  const bySeverity: [number, number, number, number] = [0, 0, 0, 0];
  let unacked = 0;
  for (const alarm of alarms) {
    if (alarm.active) bySeverity[alarm.severity - 1]! += 1;
    if (!alarm.acked) unacked += 1;
  }
  return { bySeverity, unacked };
}

export interface AlarmFilter {
  readonly severity: number | null;
  readonly medium: string | null;
  readonly text: string;
}

export function filterAlarms<T extends Alarm>(alarms: readonly T[], filter: AlarmFilter, describe: (alarm: T) => string): T[] {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 0);
  return alarms.filter((alarm) => {
    if (filter.severity !== null && alarm.severity !== filter.severity) return false;
    if (filter.medium !== null && alarm.medium !== filter.medium) return false;
    if (words.length === 0) return true;
    const text =
      `${alarm.entityName} ${alarm.entity} ${alarm.carrier} ${alarm.text} ${alarm.ackedBy ?? ''} ${describe(alarm)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
