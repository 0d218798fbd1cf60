import { describe, expect, it } from 'vitest';
import { Unit } from '../contracts/indicators';
import { coarseDurationWords, durationWords, shortDurationWords } from './duration';
import { clockText, dateText, fromLocalInput, minuteText, momentText, startOfDay, startOfMonth, toLocalInput } from './time';
import { bitrateText, percentText, pidText, valueText } from './units';

describe('durations', () => {
  it.each([
    [0, '0 秒', '0 s'],
    [47_900, '47 秒', '47 s'],
    [192_000, '3 分 12 秒', '3 min 12 s'],
    [180_000, '3 分', '3 min'],
    [7_500_000, '2 小时 5 分', '2 h 5 min'],
    [86_400_000 * 3 + 14_400_000, '3 天 4 小时', '3 d 4 h'],
    [-5, '0 秒', '0 s'],
  ])('%i ms is %s', (ms, zh, en) => {
    expect(durationWords(ms, 'zh-CN')).toBe(zh);
    expect(durationWords(ms, 'en')).toBe(en);
  });

  it('do not tick where it is quiet', () => {
    expect(coarseDurationWords(59_000, 'zh-CN')).toBe('不到 1 分');
    expect(coarseDurationWords(192_000, 'zh-CN')).toBe('3 分');
  });

  it('keep one unit where it is narrow', () => {
    expect([47_000, 779_000, 5_400_000, 90_000_000].map((ms) => shortDurationWords(ms, 'zh-CN'))).toEqual([
      '47 秒',
      '12 分',
      '1 小时',
      '1 天',
    ]);
  });
});

describe('Beijing time', () => {
  const at = Date.parse('2026-11-24T16:30:05Z');

  it('is eight hours ahead, in 24 hours', () => {
    expect(`${dateText(at)} ${clockText(at)}`).toBe('2026-11-25 00:30:05');
  });

  it('is to the minute where it is days away', () => expect(minuteText('2026-11-24T16:30:59Z')).toBe('2026-11-25 00:30'));

  it('leaves out the date of today and the year of this year', () => {
    expect(momentText(at, at + 1000)).toBe('00:30:05');
    expect(momentText(at, at + 86_400_000)).toBe('11-25 00:30:05');
    expect(momentText(at, at + 86_400_000 * 60)).toBe('2026-11-25 00:30:05');
  });

  it('begins days and months at midnight in Beijing', () => {
    expect(new Date(startOfDay(at)).toISOString()).toBe('2026-11-24T16:00:00.000Z');
    expect(new Date(startOfMonth(at)).toISOString()).toBe('2026-10-31T16:00:00.000Z');
    expect(new Date(startOfMonth(Date.parse('2026-11-30T16:00:00Z'))).toISOString()).toBe('2026-11-30T16:00:00.000Z');
  });

  it('is what a person types', () => {
    expect(fromLocalInput('2026-11-25T00:30')).toBe(Date.parse('2026-11-24T16:30:00Z'));
    expect(toLocalInput(at)).toBe('2026-11-25T00:30');
    expect(fromLocalInput('')).toBeNull();
  });
});

describe('values', () => {
  it('carry the prefix that reads best', () => {
    expect([0, 950, 128_000, 999_600, 8_021_000, 20_000_000, 155_000_000].map(bitrateText)).toEqual([
      '0 bit/s',
      '950 bit/s',
      '128 kbit/s',
      '1.00 Mbit/s',
      '8.02 Mbit/s',
      '20.0 Mbit/s',
      '155 Mbit/s',
    ]);
  });

  it('are a dash where nothing was measured, never 0', () => {
    expect([bitrateText(null), percentText(null), valueText(null, Unit.Count)]).toEqual(['—', '—', '—']);
  });

  it('never round a loss up to 100 percent', () => {
    expect(percentText(0.999999)).toBe('99.999 %');
    expect(percentText(1)).toBe('100.000 %');
  });

  it('write PIDs in hexadecimal', () => expect(pidText(256)).toBe('0x0100'));
});
