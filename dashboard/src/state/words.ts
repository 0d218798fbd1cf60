import type { Vocabulary } from '../feed/registry';

/** Fields whose vocabulary has another name than they. */
const vocabularies: Readonly<Record<string, string>> = { type: 'siteType' };

/** The name of a word that a field holds; what no vocabulary tells of stays as it is. */
export function wordName(vocabulary: Vocabulary, field: string, value: string, language: string): string {
  const word = vocabulary[vocabularies[field] ?? field]?.find((w) => w.word === value);
  const name = language === 'en' ? word?.en : word?.zh;
  return name ? name : value;
}
