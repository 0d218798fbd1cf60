import type { Alarm } from '../contracts/alarms';
import { sentences, type Sentence, type Statement, type StatementValue } from '../contracts/wording';
import { clockText, dateText } from '../format/time';
import { text } from './text.svelte';

const byId = new Map(sentences.map((sentence) => [sentence.id, sentence]));

/** What explains an alarm, in the present language; what an older or a newer engine says that is not known here, in English. */
export function evidenceOf(alarm: Pick<Alarm, 'text' | 'statements'>): string {
  const said = (alarm.statements ?? []).map(say);
  return said.length === 0 || said.includes(null) ? alarm.text : said.join(text.language === 'en' ? '; ' : ';');
}

function words(sentence: Sentence): string {
  return text.language === 'en' ? sentence.english : sentence.chinese;
}

/** Null for a sentence this version does not know. */
function say(statement: Statement): string | null {
  const sentence = byId.get(statement.sentence);
  const values = new Map(statement.values.map((value) => [value.name, value]));
  return sentence
    ? words(sentence).replace(/\{([a-zA-Z]+)(?::(\+?)[a-zA-Z/%]*)?\}/g, (_, name: string, sign?: string) =>
        written(values.get(name), sign === '+'),
      )
    : null;
}

function written(value: StatementValue | undefined, signed: boolean): string {
  if (!value) return '?';
  if (value.number !== null)
    return signed ? (value.number < 0 ? '-' : '+') + figure(Math.abs(value.number), value.unit) : figure(value.number, value.unit);
  const word = value.unit === 'word' ? byId.get(value.text ?? '') : undefined;
  return word ? words(word) : (value.text ?? '');
}

const unitsZh: Readonly<Record<string, string>> = { B: '字节', 'packets/s': '包/秒' };
const unitsEn: Readonly<Record<string, string>> = { B: 'bytes' };

/** As Monitoring.Contracts.Wording.Figure writes it. */
function figure(value: number, unit: string): string {
  const size = Math.abs(value);
  switch (unit) {
    case '':
      return rounded(value, 3);
    case 'hex':
      return `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
    case 'unixms':
      return `${dateText(value)} ${clockText(value)}`;
    case 'ns':
      return size < 10_000 ? `${rounded(value, 0)} ns` : size < 1e9 ? `${rounded(value / 1e6, 3)} ms` : `${rounded(value / 1e9, 3)} s`;
    case '%':
      return `${rounded(value, 1)} %`;
    case 'B':
      return `${rounded(value, 0)} ${named(unit)}`;
    default:
      return `${rounded(value, 3)} ${named(unit)}`;
  }
}

function named(unit: string): string {
  return (text.language === 'en' ? unitsEn : unitsZh)[unit] ?? unit;
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
