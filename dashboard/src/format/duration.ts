import type { Language } from '../strings/language';

const units = {
  'zh-CN': { day: ' 天', hour: ' 小时', minute: ' 分', second: ' 秒' },
  en: { day: ' d', hour: ' h', minute: ' min', second: ' s' },
} as const;

/** A length of time in its two largest units: "3 分 12 秒", "2 小时 5 分", "4 天 3 小时". */
export function durationWords(milliseconds: number, language: Language): string {
  const unit = units[language];
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) return pair(days, unit.day, hours, unit.hour);
  if (hours > 0) return pair(hours, unit.hour, minutes, unit.minute);
  if (minutes > 0) return pair(minutes, unit.minute, seconds % 60, unit.second);
  return `${seconds}${unit.second}`;
}

/** The same without a ticking part, for what is quiet: "不到 1 分", "12 分", "2 小时 5 分". */
export function coarseDurationWords(milliseconds: number, language: Language): string {
  if (milliseconds < 60_000) return language === 'en' ? '< 1 min' : '不到 1 分';
  const wholeMinutes = Math.floor(milliseconds / 60_000) * 60_000;
  return durationWords(wholeMinutes, language);
}

/** The largest unit alone, for the narrowest places: "47 秒", "12 分", "3 天". */
export function shortDurationWords(milliseconds: number, language: Language): string {
  const unit = units[language];
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds >= 86400) return `${Math.floor(seconds / 86400)}${unit.day}`;
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)}${unit.hour}`;
  if (seconds >= 60) return `${Math.floor(seconds / 60)}${unit.minute}`;
  return `${seconds}${unit.second}`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`;
}
