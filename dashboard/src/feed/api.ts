import type { Alarm, AlarmTransition } from '../contracts/alarms';
import type { VerdictWord } from '../contracts/measurements';
import type { CertificateStanding } from '../contracts/enrolment';
import type { WallProbe, WallTile } from '../contracts/wall';

/** Who may look, as GET /api/v1/session says. */
export interface Session {
  readonly passwordRequired: boolean;
  readonly authenticated: boolean;
}

/** The newest verdict on one indicator of a service or of its input. */
export interface CheckState {
  readonly entity?: string;
  readonly indicator: number;
  readonly qualifier: string;
  readonly state: VerdictWord;
  readonly value: number | null;
  readonly at: string;
}

export interface EntityDescription {
  readonly path: string;
  readonly name: string;
  readonly medium: string;
  readonly carrier: string;
  readonly provider: string;
  readonly originalNetworkId: number | null;
  readonly transportStreamId: number | null;
  readonly serviceId: number | null;
}

/** One change of a stream; `text`, `before` and `after` are empty where there is nothing to say. */
export interface StreamChange {
  readonly entity: string;
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly pids: readonly number[];
}

/** What the registry says of a service; texts are empty where it says nothing. */
export interface Registration {
  readonly id: string;
  readonly name: string;
  readonly transmitterSite: string;
  readonly guaranteeLevel: string;
  readonly guaranteeLevelZh: string;
  readonly monitoringSite: string;
}

export interface ServiceDetails {
  readonly tile: WallTile | null;
  readonly entity: EntityDescription | null;
  readonly checks: readonly CheckState[];
  readonly changes: readonly StreamChange[];
  readonly registration?: Registration;
}

/** One second, or one slot of a longer period; `v` null where nothing was measured. */
export interface SeriesPoint {
  readonly t: number;
  readonly v: number | null;
  readonly s: number;
  readonly min?: number | null;
  readonly max?: number | null;
}

export interface OutageRow {
  readonly start: string;
  readonly end: string | null;
  readonly seconds: number;
  readonly indicator: number;
}

export interface AvailabilityRow {
  readonly entity: string;
  readonly name: string;
  readonly medium: string;
  readonly carrier: string;
  /** Over the time that is known; low counts all unknown time as outage, high as up. */
  readonly availabilityLow: number;
  readonly availabilityHigh: number;
  readonly availableSeconds: number;
  readonly degradedSeconds: number;
  readonly outageSeconds: number;
  readonly unknownSeconds: number;
  readonly outages: readonly OutageRow[];
  /** What the registry calls it; null when it is not in the registry. */
  readonly registration?: Registration | null;
}

export interface AvailabilityReport {
  readonly from: string;
  readonly to: string;
  /** 0 when there is no registry. */
  readonly registryRevision?: number;
  readonly services: readonly AvailabilityRow[];
}

/** One probe as GET /api/v1/probes says; last seen is null for one that was never heard of. */
export interface ListedProbe extends Omit<WallProbe, 'lastSeenAt'> {
  readonly lastSeenAt: string | null;
  /** Missing where the engine is older than this page. */
  readonly certificate?: CertificateStanding | null;
}

/** An answer other than 2xx; `message` is the engine's own sentence where it gave one. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What to say of something that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where the engine is: this page's own folder. */
export function address(path: string): string {
  return new URL(path, document.baseURI).href;
}

export function query(parameters: Record<string, string | number | boolean | null | undefined>): string {
  const pairs = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}

/** One call of the engine; a body is JSON unless the headers say otherwise. */
export async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(address(`api/v1/${path}`), {
    ...init,
    headers: {
      accept: 'application/json',
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...(init.headers as Record<string, string>),
    },
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new ApiError(response.status, await reason(response));
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function reason(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { title?: string; detail?: string };
    return problem.detail ?? problem.title ?? `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}

export const api = {
  session: () => call<Session>('session'),
  openSession: (password: string) => call<Session | null>('session', { method: 'POST', body: JSON.stringify({ password }) }),
  closeSession: () => call<null>('session', { method: 'DELETE' }),
  alarms: (filter: { active?: boolean; entity?: string; from?: string; to?: string; limit?: number }) =>
    call<Alarm[]>(`alarms${query(filter)}`),
  history: (filter: { entity?: string; before?: number; limit?: number }) => call<AlarmTransition[]>(`history${query(filter)}`),
  acknowledge: (keys: readonly string[], comment: string) =>
    call<unknown>('alarms/ack', { method: 'POST', body: JSON.stringify({ keys, comment }) }),
  probes: () => call<ListedProbe[]>('probes'),
  service: (entity: string) => call<ServiceDetails>(`services/${entity.split('/').map(encodeURIComponent).join('/')}`),
  points: (filter: { entity: string; indicator: number; qualifier?: string; from: string; to: string; maxPoints: number }) =>
    call<{ points: SeriesPoint[] }>(`series/points${query(filter)}`),
  availability: (from: string, to: string) => call<AvailabilityReport>(`reports/availability${query({ from, to, format: 'json' })}`),
  availabilityAddress: (from: string, to: string, format: 'csv' | 'html') =>
    address(`api/v1/reports/availability${query({ from, to, format })}`),
};
