import axe from 'axe-core';

/** Walks through the views in both languages, and sends home what axe finds wrong with each. */
export interface ViewReport {
  readonly view: string;
  readonly language: string;
  readonly violations: readonly string[];
  readonly tiles: number;
  readonly unknownTiles: number;
  readonly banner: string;
  readonly overflow: boolean;
  readonly certificates: readonly string[];
  readonly commands: readonly string[];
  readonly notice: string;
  readonly selected: string;
}

const registryViews = ['#/registry', '#/registry/proposals', '#/registry/import'];
const views = ['#/wall', '#/alarms', '#/alarms/history', '#/service/xining-01/dtmb-33/104', '#/report', '#/probes', ...registryViews];
const settle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const textsOf = (selector: string): string[] => [...document.querySelectorAll(selector)].map((e) => e.textContent.trim());

async function look(view: string): Promise<ViewReport> {
  document.documentElement.dataset.blink = 'on';
  const found = await axe.run(document, { resultTypes: ['violations'] });
  return {
    view,
    language: document.documentElement.lang,
    violations: found.violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)),
    tiles: document.querySelectorAll('.tile').length,
    unknownTiles: document.querySelectorAll('.tile.unknown').length,
    banner: document.querySelector('[role=alert]')?.textContent.trim() ?? '',
    certificates: textsOf('.certificate .word'),
    commands: textsOf('.command code'),
    notice: textsOf('[role=status]').join(),
    selected: getSelection()?.toString() ?? '',
    overflow: document.documentElement.scrollWidth > innerWidth,
  };
}

async function walk(): Promise<ViewReport[]> {
  const reports: ViewReport[] = [];
  while (document.querySelectorAll('.tile').length === 0) await settle(50);
  for (let language = 0; language < 2; language++) {
    for (const view of views) {
      location.hash = view;
      await settle(600);
      document.querySelector<HTMLElement>('td button[aria-expanded=false]')?.click();
      document.querySelector<HTMLElement>('.command button')?.click();
      await settle(200);
      reports.push(await look(view));
    }
    dispatchEvent(new KeyboardEvent('keydown', { key: 'l' }));
  }
  location.hash = '#/wall';
  await fetch('/silence');
  await settle(4500);
  reports.push(await look('silence'));
  return reports;
}

void walk().then((reports) => fetch('/report', { method: 'POST', body: JSON.stringify(reports) }));
