import type { Alarm } from '../contracts/alarms';
import type { WallFrame, WallTile } from '../contracts/wall';

/** Frames as an engine sends them, for tests. */
export const noon = Date.parse('2026-11-25T04:00:00Z');

export function tile(entity: string, change: Partial<WallTile> = {}): WallTile {
  const parts = entity.split('/');
  return {
    entity,
    input: parts.slice(0, 2).join('/'),
    inputName: 'DTMB 33 频道',
    name: '青海卫视',
    provider: '青海广播电视台',
    medium: 'dtmb',
    carrier: '',
    serviceId: parts[2] === undefined ? null : Number(parts[2]),
    state: 1,
    since: '2026-11-25T03:00:00Z',
    severity: null,
    indicator: null,
    alarmKey: null,
    acked: false,
    lastFaultIndicator: null,
    lastFaultAt: null,
    lastDataAt: '2026-11-25T04:00:00Z',
    bitrateBitsPerSecond: 5_000_000,
    anomalyScore: 0.1,
    registeredName: '',
    registeredInputName: '',
    ...change,
  };
}

export function alarm(key: string, change: Partial<Alarm> = {}): Alarm {
  const [entity, indicator] = key.split('#');
  return {
    key,
    occurrence: `occurrence of ${key}`,
    entity: entity!,
    entityName: '青海卫视',
    medium: 'dtmb',
    carrier: '',
    indicator: Number(indicator),
    severity: 2,
    active: true,
    acked: false,
    raisedAt: '2026-11-25T03:59:00Z',
    clearedAt: null,
    ackedAt: null,
    ackedBy: null,
    ackComment: null,
    count: 1,
    reason: '',
    attribution: 'source',
    text: 'no PMT for 500 ms',
    statements: null,
    pids: [256],
    ...change,
  };
}

export function frame(sequence: number, change: Partial<WallFrame> = {}): WallFrame {
  return {
    epoch: 'first',
    sequence,
    at: new Date(noon + sequence * 1000).toISOString(),
    full: false,
    tiles: [],
    removedTiles: [],
    alarms: [],
    removedAlarms: [],
    probes: [],
    ...change,
  };
}
