const halfPeriodMs = 500;

/**
 * 1 Hz, half the time, far below three flashes a second. One attribute on the root and not one animation a tile: all
 * marks blink in step, and a wall without a graphics card does not draw sixty frames a second for it.
 */
export function startBlinking(root: HTMLElement): () => void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const timer = setInterval(() => {
    root.dataset.blink = !calm.matches && root.dataset.blink === 'on' ? 'off' : 'on';
  }, halfPeriodMs);
  return () => clearInterval(timer);
}
