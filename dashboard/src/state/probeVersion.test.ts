import { expect, it } from 'vitest';
import type { WallProbe } from '../contracts/wall';
import { versionState } from './probeVersion';

const probe: WallProbe = {
  probe: 'xining-01',
  connected: true,
  lastSeenAt: '2026-11-25T10:00:00Z',
  clockOffsetMilliseconds: null,
  backlogBatches: null,
  software: '',
  wantedConfiguration: 7,
  runningConfiguration: 7,
  configurationRefusal: '',
  configurationSince: null,
};

it('calls a version the same only where the probe says so', () => {
  expect(versionState(probe)).toBe('same');
  expect(versionState({ ...probe, runningConfiguration: null })).toBe('differs');
  expect(versionState({ ...probe, runningConfiguration: 6, configurationSince: '2026-11-25T10:00:00Z' })).toBe('differs');
  expect(versionState({ ...probe, configurationSince: '2026-11-25T10:00:00Z' })).toBe('differs');
  expect(versionState({ ...probe, runningConfiguration: 6, configurationRefusal: 'no such interface' })).toBe('refused');
  expect(versionState({ ...probe, wantedConfiguration: null, runningConfiguration: 0 })).toBe('none');
});
