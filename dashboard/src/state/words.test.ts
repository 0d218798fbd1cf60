import { describe, expect, it } from 'vitest';
import { wordName } from './words';

const vocabulary = {
  siteType: [{ word: 'high-power', zh: '大功率发射台', en: 'High-power station' }],
  role: [{ word: 'carrier', zh: '电信运营商', en: '' }],
};

describe('a word of the registry', () => {
  it.each([
    ['type', 'high-power', 'zh-CN', '大功率发射台'],
    ['type', 'high-power', 'en', 'High-power station'],
    ['role', 'carrier', 'zh-CN', '电信运营商'],
    ['role', 'carrier', 'en', 'carrier'],
    ['role', 'unheard-of', 'zh-CN', 'unheard-of'],
    ['note', 'high-power', 'zh-CN', 'high-power'],
  ])('%s %s in %s is %s', (field, value, language, shown) => {
    expect(wordName(vocabulary, field, value, language)).toBe(shown);
  });
});
