// Generated from Monitoring.Contracts; after a change there run
// MONITORING_WRITE_CONTRACTS=1 dotnet test tests/Monitoring.Architecture.Tests --filter FullyQualifiedName~DashboardContracts

export const mediumWords = ['dtmb', 'dab', 'iptv', 'internet'] as const;
export type MediumWord = (typeof mediumWords)[number];
