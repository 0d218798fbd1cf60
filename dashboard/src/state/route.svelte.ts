export const registryTabs = ['objects', 'proposals', 'import'] as const;
export type RegistryTab = (typeof registryTabs)[number];

export type Route =
  | { readonly view: 'wall' }
  | { readonly view: 'alarms'; readonly history: boolean }
  | { readonly view: 'service'; readonly entity: string }
  | { readonly view: 'report' }
  | { readonly view: 'registry'; readonly tab: RegistryTab }
  | { readonly view: 'probes' };

/** Reads the part of the address behind '#'; anything unknown is the wall. */
export function parseRoute(hash: string): Route {
  const [view, ...rest] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'alarms') return { view, history: rest[0] === 'history' };
  if (view === 'registry') return { view, tab: registryTabs.find((tab) => tab === rest[0]) ?? 'objects' };
  if (view === 'report' || view === 'probes') return { view };
  if (view === 'service' && rest.length >= 2 && rest.length <= 3 && rest.every((part) => part !== '')) {
    return { view, entity: rest.map(decoded).join('/') };
  }
  return { view: 'wall' };
}

export function serviceAddress(entity: string): string {
  return `#/service/${entity.split('/').map(encodeURIComponent).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Router {
  current: Route = $state.raw({ view: 'wall' });

  start(): void {
    const read = (): void => {
      this.current = parseRoute(location.hash);
    };
    addEventListener('hashchange', read);
    read();
  }
}

export const router = new Router();
