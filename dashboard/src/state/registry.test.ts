import { describe, expect, it } from 'vitest';
import type { RegistryDocument } from '../feed/registry';
import { chainOrder, kindOfFile, listObjects, searchObjects } from './registry';

const document = {
  revision: 3,
  services: [{ id: 'qhws', name: '青海卫视', nameEn: 'Qinghai TV', entities: ['xining-01/dtmb-33/101', 'xining-02/iptv/1'] }],
  sites: [{ id: 'datong', name: '大通台', guaranteeLevel: '1', latitude: 36.9 }],
  links: [{ id: 'l', from: 'service/qhws', to: 'multiplex/m', serviceId: 101 }],
} as unknown as RegistryDocument;
const named = (field: string, value: string): string => (field === 'guaranteeLevel' ? `一级 ${value}` : '');

describe('objects of the registry', () => {
  it('are listed by kind, with their fields as text and their entities counted', () => {
    const [site, service, link] = listObjects(document, named);
    expect(site).toMatchObject({
      key: 'site/datong',
      name: '大通台',
      fields: [
        ['guaranteeLevel', '1'],
        ['latitude', '36.9'],
      ],
    });
    expect(service).toMatchObject({ key: 'service/qhws', entities: 2 });
    expect(link).toMatchObject({ name: 'service/qhws → multiplex/m', fields: [['serviceId', '101']] });
  });

  it('are found by every word of a text, in any of their fields', () => {
    const found = (kind: 'service' | null, text: string): string[] =>
      searchObjects(listObjects(document, named), kind, text).map((o) => o.key);
    expect(found(null, 'qinghai DTMB-33')).toEqual(['service/qhws']);
    expect(found(null, 'qhws')).toEqual(['service/qhws', 'link/l']);
    expect(found(null, '一级')).toEqual(['site/datong']);
    expect(found('service', '')).toEqual(['service/qhws']);
    expect(found(null, 'qhws nowhere')).toEqual([]);
  });
});

describe('the chain', () => {
  it('is told branch by branch', () => {
    const step = (via: string, key: string, depth: number) => ({ via, key, depth, name: key });
    const steps = [step('s', 'm', 1), step('s', 'c', 1), step('m', 't', 2), step('c', 'i1', 2), step('t', 'i2', 3)];
    expect(chainOrder('s', steps).map((s) => s.key)).toEqual(['m', 't', 'i2', 'c', 'i1']);
    expect(chainOrder('s', [])).toEqual([]);
  });
});

describe('a file to import', () => {
  it.each([
    ['Registry.JSON', null],
    ['sites.csv', 'site'],
    ['multiplexes 2026.csv', 'multiplex'],
    ['plan.csv', undefined],
  ])('%s holds %s', (name, kind) => {
    expect(kindOfFile(name)).toBe(kind);
  });
});
