import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedEngine } from './recordedEngine';
import type { ViewReport } from './reportViolations';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const patienceMs = 120_000;

/** The views in a real browser, on a recorded wall with every state on it. Skipped where there is no Chromium. */
describe.skipIf(!existsSync(chromium)).each([
  [1920, 1080],
  [1280, 720],
])('in a browser of %i × %i', (width, height) => {
  const profile = mkdtempSync(join(tmpdir(), 'monitoring-dashboard-'));
  let server: ViteDevServer | undefined;
  let browser: ChildProcess | undefined;
  let reports: ViewReport[] = [];

  beforeAll(async () => {
    const reported = new Promise<string>((resolve) => {
      void createServer({
        plugins: [recordedEngine(resolve)],
        server: { port: 0, host: '127.0.0.1', proxy: {}, hmr: false },
        logLevel: 'error',
        optimizeDeps: { include: ['axe-core'] },
      })
        .then((created) => (server = created).listen())
        .then((listening) => {
          browser = spawn(
            chromium,
            [
              '--headless',
              '--no-sandbox',
              '--disable-gpu',
              '--disable-background-networking',
              `--user-data-dir=${profile}`,
              `--window-size=${width},${height}`,
              listening.resolvedUrls!.local[0]!,
            ],
            { stdio: 'ignore' },
          );
        });
    });
    reports = JSON.parse(await reported) as ViewReport[];
  }, patienceMs);

  afterAll(async () => {
    const gone = new Promise((resolve) => browser?.once('exit', resolve));
    if (browser?.kill()) await gone;
    await server?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('every view was seen in both languages', () => {
    expect(reports.map((r) => r.language)).toEqual([...Array(9).fill('zh-CN'), ...Array(9).fill('en'), 'zh-CN']);
    expect(reports[0]).toMatchObject({ tiles: 24, unknownTiles: 1, banner: '' });
  });

  it('text is readable, and names and roles are right', () => {
    expect(reports.flatMap((r) => r.violations.map((v) => `${r.view} ${r.language} ${v}`))).toEqual([]);
  });

  it('a feed that falls silent leaves no tile that looks known', () => {
    expect(reports.at(-1)).toMatchObject({
      view: 'silence',
      tiles: 24,
      unknownTiles: 24,
      banner: expect.stringContaining('数据中断') as string,
    });
  });

  it('nothing is wider than the screen', () => {
    expect(reports.filter((r) => r.overflow).map((r) => `${r.view} ${r.language}`)).toEqual([]);
  });
});
