import { describe, expect, it } from 'vitest';
import { alarm, tile } from './fixtures';
import { byUrgency, countAlarms, filterAlarms } from './alarmOrder';
import { groupTiles, matches, tileName } from './groups';

describe('groupTiles', () => {
  it('orders media as people know them, IPTV by carrier, the unclassified last', () => {
    const groups = groupTiles([
      tile('p/x/1', { medium: '' }),
      tile('p/n/1', { medium: 'internet' }),
      tile('p/u/1', { medium: 'iptv', carrier: '中国联通' }),
      tile('p/d/1', { medium: 'dtmb' }),
      tile('p/c/1', { medium: 'iptv', carrier: '中国电信' }),
      tile('p/a/1', { medium: 'dab' }),
    ]);

    expect(groups.map((g) => g.key)).toEqual(['dtmb/', 'dab/', 'iptv/中国电信', 'iptv/中国联通', 'internet/', '/']);
  });

  it('puts tiles in the order of inputs, numbers read as numbers, then of service ids', () => {
    const [group] = groupTiles([
      tile('p/b/2', { inputName: 'DTMB 33 频道' }),
      tile('p/c/1', { inputName: 'DTMB 101 频道' }),
      tile('p/b/10', { inputName: 'DTMB 33 频道' }),
      tile('p/b/1', { inputName: 'DTMB 33 频道' }),
    ]);

    expect(group?.entities).toEqual(['p/b/1', 'p/b/2', 'p/b/10', 'p/c/1']);
  });

  it('keeps a tile in its place whatever its state', () => {
    const calm = groupTiles([tile('p/b/1'), tile('p/b/2')]);
    expect(groupTiles([tile('p/b/1'), tile('p/b/2', { state: 3, severity: 1 })])).toEqual(calm);
  });
});

describe('search', () => {
  it('finds all words in name, provider, input, carrier or path', () => {
    const given = tile('xining-01/telecom-1/7', { carrier: '中国电信' });
    expect(matches(given, '青海')).toBe(true);
    expect(matches(given, 'TELECOM 电信')).toBe(true);
    expect(matches(given, '青海 联通')).toBe(false);
  });

  it('names a service without a name by its input and id', () => {
    expect(tileName(tile('p/b/9', { name: '' }))).toBe('DTMB 33 频道 #9');
    expect(tileName(tile('p/b', { name: '', inputName: '' }))).toBe('p/b');
    expect(tileName(tile('p/b/9', { name: '', registeredInputName: '西宁 33' }))).toBe('西宁 33 #9');
  });
});

describe('alarms', () => {
  const old = alarm('p/b/1#1040', { raisedAt: '2026-11-25T01:00:00Z', severity: 1 });
  const recent = alarm('p/b/2#1040', { raisedAt: '2026-11-25T03:00:00Z', severity: 3, medium: 'iptv' });
  const seen = alarm('p/b/3#1040', { raisedAt: '2026-11-25T03:30:00Z', acked: true });
  const over = alarm('p/b/4#1040', { raisedAt: '2026-11-25T02:00:00Z', active: false, severity: 1 });

  it('come unacknowledged first, then those that last, the gravest, the newest', () => {
    const newer = alarm('p/b/5#1040', { raisedAt: '2026-11-25T04:00:00Z', severity: 3 });
    expect([seen, recent, over, newer, old].sort(byUrgency)).toEqual([old, newer, recent, over, seen]);
  });

  it('count active ones by class, and unacknowledged ones whether active or not', () => {
    expect(countAlarms([old, recent, seen, over])).toEqual({ bySeverity: [1, 1, 1, 0], unacked: 3 });
  });

  it('are filtered by class, medium and text, the cause in words included', () => {
    const all = [old, recent, seen, over];
    const filter = { severity: null, medium: null, text: '' };
    expect(filterAlarms(all, { ...filter, severity: 1 }, () => '')).toEqual([old, over]);
    expect(filterAlarms(all, { ...filter, medium: 'iptv' }, () => '')).toEqual([recent]);
    expect(filterAlarms(all, { ...filter, text: '连续 青海' }, (a) => (a === seen ? '连续计数错误' : ''))).toEqual([seen]);
  });
});
