import { catalogue, type Indicator } from '../contracts/indicators';
import { certificateWords, type CertificateState } from '../contracts/enrolment';
import { en } from './en';
import { languages, type Language } from './language';
import { zhCN, type StringKey } from './zh-CN';

const storageKey = 'monitoring.language';
const byId = new Map(catalogue.map((row) => [row.id, row]));
const byKey = new Map(catalogue.map((row) => [row.key, row]));

function remembered(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    return languages.find((language) => language === stored) ?? 'zh-CN';
  } catch {
    return 'zh-CN'; // storage is switched off in some kiosks
  }
}

class Text {
  language: Language = $state(remembered());

  toggle(): void {
    this.language = this.language === 'zh-CN' ? 'en' : 'zh-CN';
    try {
      localStorage.setItem(storageKey, this.language);
    } catch {
      return;
    }
  }
}

export const text = new Text();

/** The string of a key in the present language, `{name}` replaced. */
export function t(key: StringKey, values: Readonly<Record<string, string | number>> = {}): string {
  const template = (text.language === 'en' ? en : zhCN)[key];
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function indicator(key: string): Indicator {
  const row = byKey.get(key);
  if (!row) throw new Error(`the catalogue has no indicator '${key}'`);
  return row;
}

/** Number and name of an indicator; the bare number for one this version does not know. */
export function indicatorName(id: number | null | undefined): string {
  if (id === null || id === undefined) return '';
  const row = byId.get(id);
  if (!row) return `#${id}`;
  const name = text.language === 'en' ? row.name : row.nameZh;
  return row.number === '' ? name : `${row.number} ${name}`;
}

/** How it stands with a certificate, in the words of `probe list`; a state this version does not know is unknown. */
export function certificateWord(state: CertificateState): string {
  const word = certificateWords[state] ?? certificateWords[0]!;
  return text.language === 'en' ? word.english : word.chinese;
}

/** A field of the registry; one that a newer engine has is shown by its own name. */
export function fieldName(field: string): string {
  const key = `field_${field}`;
  return key in zhCN ? t(key as StringKey) : field;
}

const mediumKeys: Readonly<Record<string, StringKey>> = {
  dtmb: 'mediumDtmb',
  dab: 'mediumDab',
  iptv: 'mediumIptv',
  internet: 'mediumInternet',
};

export function mediumName(medium: string): string {
  const key = mediumKeys[medium];
  return key ? t(key) : medium === '' ? t('mediumOther') : medium;
}

/** A medium in the narrow heading of a group, on two lines. */
const railKeys: Readonly<Record<string, readonly [StringKey, string]>> = {
  dtmb: ['railDtmb', 'DTMB'],
  dab: ['railDab', 'DAB'],
  iptv: ['mediumIptv', ''],
  internet: ['mediumInternet', ''],
};

export function railName(medium: string): string {
  const rail = railKeys[medium];
  return rail ? t(rail[0]) : mediumName(medium);
}

export function railDetail(medium: string): string {
  return railKeys[medium]?.[1] ?? '';
}

const attributionKeys: Readonly<Record<string, StringKey>> = {
  source: 'attributionSource',
  network: 'attributionNetwork',
  probe: 'attributionProbe',
  unknown: 'attributionUnknown',
};

export function attributionName(word: string): string {
  const key = attributionKeys[word];
  return key ? t(key) : word;
}

/** The finer cause a condition came with; a word this version does not know is shown as it came. */
export function causeName(reason: string): string {
  const key = `cause_${reason}`;
  return key in zhCN ? t(key as StringKey) : reason;
}

/** What changed in a stream; a word this version does not know is shown as it came. */
export function changeName(kind: string): string {
  const key = `change_${kind}`;
  return key in zhCN ? t(key as StringKey) : kind;
}

/** One side of a change: a word of ours in the present language, anything else as it came. */
export function changeSide(side: string): string {
  const key = `side_${side}`;
  return key in zhCN ? t(key as StringKey) : side;
}

export function severityName(severity: number): string {
  return severity >= 1 && severity <= 4 ? t(`severity${severity as 1 | 2 | 3 | 4}`) : '';
}
