// Generated from Monitoring.Contracts; after a change there run
// MONITORING_WRITE_CONTRACTS=1 dotnet test tests/Monitoring.Architecture.Tests --filter FullyQualifiedName~DashboardContracts

export const VerdictState = {
  NotMeasured: 0,
  NotApplicable: 1,
  Ok: 2,
  Fault: 3,
  Pending: 4,
  Suspended: 5,
  Invalid: 6,
} as const;
export type VerdictState = (typeof VerdictState)[keyof typeof VerdictState];

export const verdictWords = ['notMeasured', 'notApplicable', 'ok', 'fault', 'pending', 'suspended', 'invalid'] as const;
export type VerdictWord = (typeof verdictWords)[number];
