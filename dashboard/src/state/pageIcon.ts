/** Inlined, because the icon that says "no data" is needed when the engine cannot be asked for it. */
const icons = import.meta.glob<string>('../icons/*.svg', { query: '?inline', import: 'default', eager: true });

/** Shows the worst state in the tab: 1 to 4, `unknown`, `normal` or `stale`. */
export function showPageIcon(state: string | number): void {
  const icon = icons[`../icons/${state}.svg`];
  if (icon) document.querySelector<HTMLLinkElement>('link[rel=icon]')?.setAttribute('href', icon);
}
