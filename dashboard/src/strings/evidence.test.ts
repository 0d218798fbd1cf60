import { describe, expect, it } from 'vitest';
import { sentences } from '../contracts/wording';
import { evidenceOf } from './evidence';
import { text } from './text.svelte';

const places = (sentence: string): string[] => [...sentence.matchAll(/\{[^}]*\}/g)].map((m) => m[0]).sort();
const number = (name: string, unit: string, value: number) => ({ name, unit, number: value, text: null });
const named = (name: string, unit: string, value: string) => ({ name, unit, number: null, text: value });

function inBoth(alarm: Parameters<typeof evidenceOf>[0]): [string, string] {
  const chinese = evidenceOf(alarm);
  text.toggle();
  const english = evidenceOf(alarm);
  text.toggle();
  return [chinese, english];
}

describe('evidence', () => {
  it('has the same places in both languages', () => {
    for (const s of sentences) expect(places(s.chinese), s.id).toEqual(places(s.english));
  });

  it('is in no sentence without Chinese, save where it is a name of the standards', () =>
    expect(sentences.filter((s) => !/[\u4e00-\u9fff]/.test(s.chinese)).map((s) => s.id)).toEqual(['pcr', 'pcr_pid', 'pmt_pid']));

  it('is said in the language of the reader, with its values in their units', () => {
    const statements = [
      { sentence: 'pid_absent', values: [named('what', 'word', 'video'), number('pid', '', 256), number('limit', 'ns', 5e9)] },
      { sentence: 'beyond_guidelines', values: [] },
    ];
    expect(inBoth({ text: '', statements })).toEqual([
      '视频 PID 256 超过 5 s 没有包;超出 TR 101 290 的范围',
      'no packet on video PID 256 for more than 5 s; beyond TR 101 290',
    ]);
  });

  it('writes signs, small times, bytes, table ids and moments', () => {
    const say = (sentence: string, ...values: ReturnType<typeof number>[]) => evidenceOf({ text: '', statements: [{ sentence, values }] });
    expect(say('pcr_inaccurate', number('deviation', 'ns', 600))).toBe('PCR 与其字节位置应有的值相差 +600 ns');
    expect(say('pcr_step', number('step', 'ns', -9e8))).toBe('PCR 跳变 -900 ms');
    expect(say('wrong_crc', number('table', 'hex', 66))).toBe('table_id 0x42 的段 CRC_32 错误');
    expect(say('probe_silent', number('since', 'unixms', 0))).toBe('自 1970-01-01 08:00:00 起没有收到数据');
  });

  it('of an older alarm, or of a sentence that is not known, is its text', () => {
    expect(inBoth({ text: 'no PAT', statements: null })).toEqual(['no PAT', 'no PAT']);
    expect(inBoth({ text: 'something new', statements: [{ sentence: 'something_new', values: [] }] })).toEqual([
      'something new',
      'something new',
    ]);
  });
});
