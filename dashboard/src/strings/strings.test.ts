import { describe, expect, it } from 'vitest';
import { catalogue } from '../contracts/indicators';
import { verdictWords } from '../contracts/measurements';
import { AlarmSeverity, AlarmTransitionKind, TransitionReason } from '../contracts/alarms';
import { TileState } from '../contracts/wall';
import { en } from './en';
import { indicatorName, t, text } from './text.svelte';
import { zhCN } from './zh-CN';

const placeholders = (template: string): string[] => [...template.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();

describe('strings', () => {
  it('have the same keys in both languages', () => expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort()));

  it('are nowhere empty', () => {
    expect(Object.entries({ ...en }).filter(([, value]) => value === '')).toEqual([]);
    expect(Object.entries<string>(zhCN).filter(([, value]) => value === '')).toEqual([]);
  });

  it('take the same values in both languages', () => {
    for (const key of Object.keys(zhCN) as (keyof typeof zhCN)[]) expect(placeholders(en[key]), key).toEqual(placeholders(zhCN[key]));
  });

  it('name every value of the contracts', () => {
    const keys = new Set<string>(Object.keys(zhCN));
    const needed = [
      ...Object.values(AlarmSeverity).map((v) => `severity${v}`),
      ...Object.values(AlarmTransitionKind).map((v) => `historyKind${v}`),
      ...Object.values(TransitionReason).map((v) => `reason${v}`),
      ...Object.values(TileState).map((v) => `state${v}`),
      ...verdictWords.flatMap((word) => [`verdict_${word}`, `verdictMeaning_${word}`]),
    ];
    expect(needed.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('are Chinese until a person asks for English', () => {
    expect(t('ackDone', { count: 3 })).toBe('已确认 3 条告警');
    text.toggle();
    expect(t('ackDone', { count: 3 })).toBe('3 acknowledged');
    text.toggle();
  });

  it('name indicators as the catalogue does, and an unknown one by its number', () => {
    const cc = catalogue.find((row) => row.key === 'continuity_count_error')!;
    expect(indicatorName(cc.id)).toBe(`${cc.number} ${cc.nameZh}`);
    expect(indicatorName(64_999)).toBe('#64999');
    expect(indicatorName(null)).toBe('');
  });
});
