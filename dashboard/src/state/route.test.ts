import { expect, it } from 'vitest';
import { reconnectDelay } from '../feed/hub';
import { parseRoute, serviceAddress } from './route.svelte';

it('reads addresses back that it wrote', () => {
  const entity = 'xining-01/dtmb-33/101';
  expect(parseRoute(serviceAddress(entity))).toEqual({ view: 'service', entity });
  expect(parseRoute(serviceAddress('xining-01/dtmb-33'))).toEqual({ view: 'service', entity: 'xining-01/dtmb-33' });
});

it('takes anything it does not know for the wall', () => {
  for (const hash of ['', '#', '#/', '#/wall', '#/nothing', '#/service', '#/service/a', '#/service/a//b', '#/service/a/b/c/d']) {
    expect(parseRoute(hash), hash).toEqual({ view: 'wall' });
  }
  expect(parseRoute('#/service/%/b/1')).toEqual({ view: 'service', entity: '%/b/1' });
});

it('tells one view from another, and current alarms from their history', () => {
  expect(parseRoute('#/probes')).toEqual({ view: 'probes' });
  expect(parseRoute('#/alarms')).toEqual({ view: 'alarms', history: false });
  expect(parseRoute('#/alarms/history')).toEqual({ view: 'alarms', history: true });
});

it('spreads reconnecting walls over two seconds', () => {
  expect([0, 0.5, 0.999].map((r) => reconnectDelay(() => r))).toEqual([0, 1000, 1998]);
});
