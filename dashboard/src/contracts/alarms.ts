// Generated from Monitoring.Contracts; after a change there run
// MONITORING_WRITE_CONTRACTS=1 dotnet test tests/Monitoring.Architecture.Tests --filter FullyQualifiedName~DashboardContracts

import type { Statement } from './wording';

export const AlarmSeverity = {
  One: 1,
  Two: 2,
  Three: 3,
  Four: 4,
} as const;
export type AlarmSeverity = (typeof AlarmSeverity)[keyof typeof AlarmSeverity];

export const AlarmTransitionKind = {
  Raised: 1,
  Cleared: 2,
  Acknowledged: 3,
  Updated: 4,
} as const;
export type AlarmTransitionKind = (typeof AlarmTransitionKind)[keyof typeof AlarmTransitionKind];

export const TransitionReason = {
  ConditionRaised: 1,
  ConditionCleared: 2,
  ConditionReturned: 3,
  EntityRemoved: 4,
  LateArrival: 5,
  OperatorRequest: 6,
  WindowVerdict: 7,
  Suspended: 8,
} as const;
export type TransitionReason = (typeof TransitionReason)[keyof typeof TransitionReason];

export interface Alarm {
  readonly key: string;
  readonly occurrence: string;
  readonly entity: string;
  readonly entityName: string;
  readonly medium: string;
  readonly carrier: string;
  readonly indicator: number;
  readonly severity: AlarmSeverity;
  readonly active: boolean;
  readonly acked: boolean;
  readonly raisedAt: string;
  readonly clearedAt: string | null;
  readonly ackedAt: string | null;
  readonly ackedBy: string | null;
  readonly ackComment: string | null;
  readonly count: number;
  readonly reason: string;
  readonly attribution: string;
  readonly text: string;
  readonly pids: readonly number[];
  readonly statements: readonly Statement[] | null;
}

export interface AlarmTransition {
  readonly id: number;
  readonly at: string;
  readonly recordedAt: string;
  readonly kind: AlarmTransitionKind;
  readonly actor: string;
  readonly transitionReason: TransitionReason;
  readonly alarm: Alarm;
  readonly hash: string;
}
