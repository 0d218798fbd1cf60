import type { WallProbe } from '../contracts/wall';

/** What a probe runs, held against what it is to run; what it does not say is not taken for what is wanted. */
export type VersionState = 'none' | 'same' | 'refused' | 'differs';

export function versionState(
  probe: Pick<WallProbe, 'wantedConfiguration' | 'runningConfiguration' | 'configurationRefusal' | 'configurationSince'>,
): VersionState {
  if (probe.wantedConfiguration === null) return 'none';
  if (probe.configurationRefusal !== '') return 'refused';
  return probe.configurationSince === null && probe.runningConfiguration === probe.wantedConfiguration ? 'same' : 'differs';
}
