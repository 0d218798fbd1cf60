import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { CertificateState } from '../contracts/enrolment';
import { catalogue, IndicatorKind } from '../contracts/indicators';
import { verdictWords } from '../contracts/measurements';
import { TileState, type WallFrame, type WallProbe, type WallTile } from '../contracts/wall';
import type { ListedProbe } from '../feed/api';
import { alarm, probe, tile } from '../state/fixtures';

const recordSeparator = '\x1e';
const pathOf = (i: number): string => `xining-01/${['dtmb-33', 'dab-1', 'cmcc-1', 'net-1'][i % 4]}/${100 + i}`;

/** A wall with every state, class and mark on it. */
export function recordedFrame(): WallFrame {
  const at = new Date().toISOString();
  const tiles: WallTile[] = Array.from({ length: 24 }, (_, i) =>
    tile(pathOf(i), {
      medium: ['dtmb', 'dab', 'iptv', 'internet'][i % 4]!,
      carrier: i % 4 === 2 ? '中国移动' : '',
      anomalyScore: i % 5 === 0 ? null : i / 24,
    }),
  );
  const alarms = [1, 2, 3, 4].flatMap((severity) =>
    [false, true].map((acked) => {
      const index = severity * 2 + Number(acked);
      const path = pathOf(index);
      const indicator = catalogue.find((row) => row.severity === severity)!.id;
      const key = `${path}#${indicator}`;
      tiles[index] = {
        ...tiles[index]!,
        state: severity < 3 ? TileState.Outage : TileState.Degraded,
        severity,
        indicator,
        alarmKey: key,
        acked,
      };
      return alarm(key, {
        severity: severity as 1 | 2 | 3 | 4,
        acked,
        ackedBy: acked ? 'operator' : null,
        ackComment: acked ? '已通知台站' : null,
      });
    }),
  );
  tiles[0] = { ...tiles[0]!, registeredName: '青海卫视高清', registeredInputName: '西宁 33 频道' };
  tiles[11] = { ...tiles[11]!, state: TileState.Unknown, bitrateBitsPerSecond: null };
  tiles[12] = { ...tiles[12]!, state: TileState.Outage };
  alarms.push(alarm(`${pathOf(13)}#1040`, { severity: 3, active: false, clearedAt: at }));
  const probes = [
    probe('xining-01', {
      lastSeenAt: at,
      runningConfiguration: 6,
      configurationRefusal: 'inputs[0].source: no such interface',
      configurationSince: at,
    }),
    probe('golmud-02', { connected: false }),
  ];
  return { epoch: 'recorded', sequence: 1, at, full: true, tiles, removedTiles: [], alarms, removedAlarms: [], probes };
}

/** Answers as an engine does, from recorded frames: the hub by server-sent events, and the REST calls the views make. */
export function recordedEngine(onreport: (body: string) => void): Plugin {
  const started = recordedFrame();
  return {
    name: 'recorded-engine',
    transformIndexHtml: () => [{ tag: 'script', attrs: { type: 'module', src: '/src/browser/reportViolations.ts' }, injectTo: 'body' }],
    configureServer(server) {
      let stream: ServerResponse | undefined;
      let silent = false;
      const send = (message: unknown): void => void (silent || stream?.write(`data: ${JSON.stringify(message)}${recordSeparator}\n\n`));
      const timer = setInterval(() => send({ type: 6 }), 1000);
      server.httpServer?.on('close', () => clearInterval(timer));
      server.middlewares.use(
        '/report',
        (request, response) =>
          void body(request).then((text) => {
            response.end();
            onreport(text);
          }),
      );
      server.middlewares.use('/silence', (_, response) => {
        silent = true;
        response.end();
      });
      server.middlewares.use('/hubs/wall', (request, response) => {
        if (request.url?.startsWith('/negotiate')) {
          json(response, {
            negotiateVersion: 1,
            connectionId: 'c',
            connectionToken: 't',
            availableTransports: [{ transport: 'ServerSentEvents', transferFormats: ['Text'] }],
          });
        } else if (request.method === 'GET') {
          response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
          stream = response;
        } else if (request.method === 'POST') {
          void body(request).then((text) => {
            response.end();
            for (const part of text.split(recordSeparator).filter((p) => p !== '')) {
              const message = JSON.parse(part) as { protocol?: string; type?: number; invocationId?: string };
              if (message.protocol) send({});
              if (message.type !== 4) continue;
              const item = (full: boolean): WallFrame => ({
                ...started,
                full,
                at: new Date().toISOString(),
                ...(full ? {} : { tiles: [], alarms: [], probes: [] }),
              });
              send({ type: 2, invocationId: message.invocationId, item: item(true) });
              setInterval(() => send({ type: 2, invocationId: message.invocationId, item: item(false) }), 1000).unref();
            }
          });
        } else response.end();
      });
      server.middlewares.use('/api/v1', (request, response) => json(response, answer(request.url ?? '', started)));
    },
  };
}

/** Probes in every state of a certificate, more than a screen holds; those that are not on the wall were never heard of. */
function probes(heard: readonly WallProbe[]): ListedProbe[] {
  const bad: readonly CertificateState[] = [
    CertificateState.RenewalOverdue,
    CertificateState.NotYetValid,
    CertificateState.Ended,
    CertificateState.AuthorityRetired,
  ];
  const inviting: readonly CertificateState[] = [...bad, CertificateState.None, CertificateState.InvitationExpired];
  const states = Object.values(CertificateState);
  return Array.from({ length: 42 }, (_, i) => {
    const state = states[i % states.length]!;
    const name = heard[i]?.probe ?? `station-${String(i).padStart(2, '0')}-with-a-rather-long-name`;
    const hasOne = state !== CertificateState.Unknown && state < CertificateState.Invited;
    const counts = hasOne && state < CertificateState.NotYetValid;
    return {
      ...(heard[i] ?? { ...probe(name), lastSeenAt: null, connected: false }),
      certificate: {
        state,
        until: hasOne ? '2026-12-01T04:00:00Z' : null,
        daysLeft: counts ? i : null,
        severity: bad.includes(state) ? 3 : null,
        invitedUntil: state === CertificateState.Invited ? '2026-11-26T04:00:00Z' : null,
        authority: counts
          ? {
              endsAt: `202${7 + (i % 2)}-05-01T00:00:00Z`,
              replaced: i % 2 === 1,
              severity: i % 2 === 1 ? null : 3,
              command: i % 2 === 1 ? null : 'monitoring-engine ca replace',
            }
          : null,
        command: inviting.includes(state) ? `monitoring-engine probe invite ${name}` : null,
      },
    };
  });
}

function answer(url: string, frame: WallFrame): unknown {
  const at = new Date().toISOString();
  if (url.startsWith('/registry')) return registry(url, at);
  if (url.startsWith('/probes')) return probes(frame.probes);
  if (url.startsWith('/session')) return { passwordRequired: false, authenticated: true };
  if (url.startsWith('/services')) {
    const checks = catalogue
      .filter((row) => row.kind === IndicatorKind.Check)
      .map((row, i) => ({ indicator: row.id, qualifier: '', state: verdictWords[i % verdictWords.length], value: 1, at }));
    const entity = frame.tiles[4]?.entity ?? '';
    const changes = [
      { entity, at, kind: 'serviceRenamed', text: 'SDT actual 0 → 1', before: '青海卫视', after: '青海综合', pids: [] },
      { entity, at, kind: 'scrambling', text: '', before: 'clear', after: 'scrambled', pids: [257] },
    ];
    return { tile: frame.tiles[0], entity: null, checks, changes };
  }
  if (url.startsWith('/series'))
    return { points: Array.from({ length: 60 }, (_, i) => ({ t: Date.now() - (60 - i) * 1000, v: i % 9, s: i % 20 === 7 ? 3 : 2 })) };
  if (url.startsWith('/history'))
    return frame.alarms.map((a, i) => ({
      id: i + 1,
      at,
      recordedAt: at,
      kind: 1 + (i % 4),
      actor: 'engine',
      transitionReason: 1 + (i % 8),
      alarm: a,
      hash: '',
    }));
  return {
    from: at,
    to: at,
    services: frame.tiles.map((t, i) => ({
      entity: t.entity,
      name: t.name,
      medium: t.medium,
      carrier: t.carrier,
      availabilityLow: 0.98,
      availabilityHigh: 1,
      availableSeconds: 3600,
      degradedSeconds: 5,
      outageSeconds: i % 3,
      unknownSeconds: i % 2,
      outages: i % 3 === 0 ? [{ start: at, end: null, seconds: 3, indicator: 1050 }] : [],
    })),
  };
}

/** A registry with a site, a service and a link, and what probes found besides. */
function registry(url: string, at: string): unknown {
  if (url.startsWith('/registry/vocabulary'))
    return {
      guaranteeLevel: [{ word: '1', zh: '一级', en: 'Level 1' }],
      siteType: [{ word: 'high-power', zh: '大功率发射台', en: 'High-power station' }],
      role: [],
    };
  if (url.startsWith('/registry/objects'))
    return {
      key: 'site/datong',
      name: '大通台',
      fields: { name: '大通台', type: 'high-power', guaranteeLevel: '1', entities: 'xining-01/dtmb-33/101' },
      upstream: [{ via: 'site/datong', depth: 1, key: 'service/qinghai-weishi', name: '青海卫视' }],
      downstream: [
        { via: 'site/datong', depth: 1, key: 'transmitter/datong-33', name: '大通台 33 频道' },
        { via: 'transmitter/datong-33', depth: 2, key: 'input/xining-33', name: '西宁 33 频道' },
      ],
      versions: [{ revision: 1, from: at, to: null }],
    };
  if (url.startsWith('/registry/proposals')) {
    const found = (key: string, kind: string, name: string, match: string | null): unknown => ({
      key,
      kind,
      id: 'new-one',
      match,
      name,
      medium: 'dtmb',
      carrier: '',
      provider: '青海',
      originalNetworkId: 8228,
      transportStreamId: 33,
      serviceId: kind === 'service' ? 101 : null,
      entities: [key.slice(key.indexOf(':') + 1)],
    });
    return {
      proposals: [
        found('probe:xining-01', 'probe', '', null),
        found('service:xining-01/dtmb-33/101', 'service', '青海卫视', 'service/qinghai-weishi'),
      ],
      beyond: 3,
      dismissed: [{ key: 'service:xining-01/dtmb-33/900', detail: '测试', actor: 'operator', at }],
    };
  }
  return {
    revision: 7,
    sites: [{ id: 'datong', name: '大通台', type: 'high-power', guaranteeLevel: '1', latitude: 36.92, longitude: 101.68 }],
    services: [{ id: 'qinghai-weishi', name: '青海卫视', nameEn: 'Qinghai TV', entities: ['xining-01/dtmb-33/101'] }],
    links: [{ id: 'l', from: 'service/qinghai-weishi', to: 'multiplex/dtmb-33', serviceId: 101 }],
  };
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
