import { describe, expect, it } from 'vitest';
import { CertificateState, certificateWords, type CertificateStanding } from '../contracts/enrolment';
import type { ListedProbe } from '../feed/api';
import { certificateWord, text } from '../strings/text.svelte';
import { listedProbe, probe } from './fixtures';
import { endingAuthorities, needsAttention, probeRows } from './probeRows';

const standing = (change: Partial<CertificateStanding>): CertificateStanding => ({ ...listedProbe('a').certificate!, ...change });
const rowOf = (change: Partial<CertificateStanding>, more: Partial<ListedProbe> = {}) =>
  probeRows([], [{ ...listedProbe('a'), certificate: standing(change), ...more }], true)[0]!;
const authority = (severity: number | null, endsAt = '2027-01-01T00:00:00Z') => ({ endsAt, replaced: false, severity, command: null });

describe('rows of probes', () => {
  it('are all that is heard of or listed, by name, and the feed says what is now', () => {
    const rows = probeRows([probe('b', { connected: false })], [listedProbe('c', { lastSeenAt: null }), listedProbe('b')], true);
    expect(rows.map((row) => [row.probe, row.connected, row.lastSeenAt])).toEqual([
      ['b', false, '2026-11-25T04:00:00Z'],
      ['c', true, null],
    ]);
    expect(rows.map((row) => row.certificate?.state)).toEqual([CertificateState.Valid, CertificateState.Valid]);
  });

  it('know nothing of a certificate that was not listed, by an older engine, or not lately', () => {
    const { certificate: _, ...older } = listedProbe('b');
    expect(probeRows([probe('a')], [older], true).map((row) => row.certificate)).toEqual([null, null]);
    expect(probeRows([], [listedProbe('a')], false)[0]!.certificate).toBeNull();
  });

  it('need attention where something is wrong or to be done, and else not', () => {
    expect(needsAttention(rowOf({}))).toBe(false);
    expect(needsAttention(rowOf({ state: CertificateState.RenewalDue }))).toBe(false);
    expect(needsAttention(rowOf({ state: CertificateState.Revoked }, { lastSeenAt: null }))).toBe(false);
    expect(needsAttention(rowOf({ state: CertificateState.Unknown }))).toBe(true);
    expect(needsAttention(probeRows([probe('a')], [], true)[0]!)).toBe(true);
    expect(needsAttention(rowOf({ severity: 3 }))).toBe(true);
    expect(needsAttention(rowOf({ state: CertificateState.None, command: 'monitoring-engine probe invite a' }))).toBe(true);
    expect(needsAttention(rowOf({ authority: authority(3) }))).toBe(true);
    expect(needsAttention(rowOf({ authority: authority(null) }))).toBe(false);
    expect(needsAttention(rowOf({}, { connected: false }))).toBe(true);
    expect(needsAttention(rowOf({}, { connected: false, lastSeenAt: null }))).toBe(false);
    expect(needsAttention(rowOf({}, { configurationRefusal: 'no such interface' }))).toBe(true);
    expect(needsAttention(rowOf({}, { runningConfiguration: 6 }))).toBe(true);
  });

  it('name an authority that ends once, with the probes that hang on it', () => {
    const rows = probeRows(
      [],
      ['a', 'b', 'c', 'd'].map((name, i) => ({
        ...listedProbe(name),
        certificate: standing({ authority: authority(i === 3 ? null : 3, i === 0 ? '2028-01-01T00:00:00Z' : '2027-01-01T00:00:00Z') }),
      })),
      true,
    );
    expect(endingAuthorities(rows).map((a) => [a.endsAt, a.probes])).toEqual([
      ['2027-01-01T00:00:00Z', 2],
      ['2028-01-01T00:00:00Z', 1],
    ]);
  });
});

it('states of certificates have their words in both languages, and one that is not known is unknown', () => {
  const states = Object.values(CertificateState);
  expect(states.map(certificateWord)).toEqual(states.map((state) => certificateWords.find((w) => w.state === state)!.chinese));
  expect(certificateWord(99 as CertificateState)).toBe('未知');
  text.toggle();
  expect(certificateWord(CertificateState.RenewalOverdue)).toBe('renewal overdue');
  text.toggle();
});
