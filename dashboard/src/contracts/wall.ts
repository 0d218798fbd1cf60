// Generated from Monitoring.Contracts; after a change there run
// MONITORING_WRITE_CONTRACTS=1 dotnet test tests/Monitoring.Architecture.Tests --filter FullyQualifiedName~DashboardContracts

import type { Alarm } from './alarms';

export const TileState = {
  Unknown: 0,
  Normal: 1,
  Degraded: 2,
  Outage: 3,
} as const;
export type TileState = (typeof TileState)[keyof typeof TileState];

export interface WallTile {
  readonly entity: string;
  readonly input: string;
  readonly inputName: string;
  readonly name: string;
  readonly provider: string;
  readonly medium: string;
  readonly carrier: string;
  readonly serviceId: number | null;
  readonly state: TileState;
  readonly since: string;
  readonly severity: number | null;
  readonly indicator: number | null;
  readonly alarmKey: string | null;
  readonly acked: boolean;
  readonly lastFaultIndicator: number | null;
  readonly lastFaultAt: string | null;
  readonly lastDataAt: string | null;
  readonly bitrateBitsPerSecond: number | null;
  readonly anomalyScore: number | null;
  readonly registeredName: string;
  readonly registeredInputName: string;
}

export interface WallProbe {
  readonly probe: string;
  readonly connected: boolean;
  readonly lastSeenAt: string;
  readonly clockOffsetMilliseconds: number | null;
  readonly backlogBatches: number | null;
  readonly software: string;
  readonly wantedConfiguration: number | null;
  readonly runningConfiguration: number | null;
  readonly configurationRefusal: string;
  readonly configurationSince: string | null;
}

export interface WallFrame {
  readonly epoch: string;
  readonly sequence: number;
  readonly at: string;
  readonly full: boolean;
  readonly tiles: readonly WallTile[];
  readonly removedTiles: readonly string[];
  readonly alarms: readonly Alarm[];
  readonly removedAlarms: readonly string[];
  readonly probes: readonly WallProbe[];
}
