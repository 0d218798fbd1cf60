import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateWords } from '../contracts/enrolment';
import { en as enStrings } from '../strings/en';
import { zhCN } from '../strings/zh-CN';
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

  it('every state of a certificate is told in words, with what to do, and the command is selected where it cannot be copied', () => {
    const [zh, en] = ['zh-CN', 'en'].map((language) => reports.find((r) => r.view === '#/probes' && r.language === language)!);
    for (const word of certificateWords) {
      expect(zh!.certificates).toContain(word.chinese);
      expect(en!.certificates).toContain(word.english);
    }
    expect(zh!.certificates).toHaveLength(42);
    expect(zh!.commands.filter((c) => c === 'monitoring-engine ca replace')).toHaveLength(1);
    expect(zh!.commands).toContain('monitoring-engine probe invite station-05-with-a-rather-long-name');
    // A click that no person made is given no clipboard.
    expect([zh!.selected, en!.selected]).toEqual(Array(2).fill('monitoring-engine ca replace'));
    expect([zh!.notice, en!.notice]).toEqual([zhCN.copySelected, enStrings.copySelected]);
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
