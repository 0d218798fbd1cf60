import type { Alarm } from '../contracts/alarms';
import { CertificateState } from '../contracts/enrolment';
import type { WallFrame, WallProbe, WallTile } from '../contracts/wall';
import type { ListedProbe } from '../feed/api';

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

/** A probe that reports and runs what is wanted. */
export function probe(name: string, change: Partial<WallProbe> = {}): WallProbe {
  return {
    probe: name,
    connected: true,
    lastSeenAt: '2026-11-25T04:00:00Z',
    clockOffsetMilliseconds: 1,
    backlogBatches: 0,
    software: '1.0.0',
    wantedConfiguration: 7,
    runningConfiguration: 7,
    configurationRefusal: '',
    configurationSince: null,
    ...change,
  };
}

/** The same as it is listed, with a certificate that is valid. */
export function listedProbe(name: string, change: Partial<ListedProbe> = {}): ListedProbe {
  return {
    ...probe(name),
    certificate: {
      state: CertificateState.Valid,
      until: '2027-02-23T04:00:00Z',
      daysLeft: 90,
      severity: null,
      invitedUntil: null,
      authority: null,
      command: null,
    },
    ...change,
  };
}
