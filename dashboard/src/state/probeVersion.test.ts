import { expect, it } from 'vitest';
import { probe as reporting } from './fixtures';
import { versionState } from './probeVersion';

const probe = reporting('xining-01');

it('calls a version the same only where the probe says so', () => {
  expect(versionState(probe)).toBe('same');
  expect(versionState({ ...probe, runningConfiguration: null })).toBe('differs');
  expect(versionState({ ...probe, runningConfiguration: 6, configurationSince: '2026-11-25T10:00:00Z' })).toBe('differs');
  expect(versionState({ ...probe, configurationSince: '2026-11-25T10:00:00Z' })).toBe('differs');
  expect(versionState({ ...probe, runningConfiguration: 6, configurationRefusal: 'no such interface' })).toBe('refused');
  expect(versionState({ ...probe, wantedConfiguration: null, runningConfiguration: 0 })).toBe('none');
});
