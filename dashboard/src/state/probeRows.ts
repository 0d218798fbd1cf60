import { CertificateState, type AuthorityStanding, type CertificateStanding } from '../contracts/enrolment';
import type { WallProbe } from '../contracts/wall';
import type { ListedProbe } from '../feed/api';
import { versionState } from './probeVersion';

/** One probe of the page: what the wall says of it now, and its certificate as it was last read; null where that is not known. */
export interface ProbeRow extends ListedProbe {
  readonly certificate: CertificateStanding | null;
}

/** Probes of the feed and of the list, by name. A list that is too old to be believed says nothing of certificates. */
export function probeRows(heard: readonly WallProbe[], listed: readonly ListedProbe[], isListFresh: boolean): ProbeRow[] {
  const rows = new Map<string, ListedProbe>([...listed, ...heard].map((probe) => [probe.probe, probe]));
  const certificates = new Map(isListFresh ? listed.map((probe) => [probe.probe, probe.certificate ?? null]) : []);
  return [...rows.values()]
    .map((row) => ({ ...row, certificate: certificates.get(row.probe) ?? null }))
    .sort((a, b) => (a.probe < b.probe ? -1 : 1));
}

/** Whether somebody should look at it: it is lost, runs what it should not, or there is something about its certificate. */
export function needsAttention(row: ProbeRow): boolean {
  const version = versionState(row);
  return (
    (row.lastSeenAt !== null && !row.connected) ||
    (row.lastSeenAt !== null && version === 'differs') ||
    version === 'refused' ||
    isUnknown(row.certificate) ||
    row.certificate!.severity !== null ||
    row.certificate!.command !== null ||
    (row.certificate!.authority?.severity ?? null) !== null
  );
}

/** Nothing is known of a certificate: not read, or the engine cannot tell. */
export function isUnknown(certificate: CertificateStanding | null): boolean {
  return certificate === null || certificate.state === CertificateState.Unknown;
}

/** An authority that ends soon, and how many of the probes hang on it. */
export interface EndingAuthority extends AuthorityStanding {
  readonly probes: number;
}

/** Authorities that end soon, each once, the first to end first. */
export function endingAuthorities(rows: readonly ProbeRow[]): EndingAuthority[] {
  const found = new Map<string, EndingAuthority>();
  for (const { certificate } of rows) {
    const authority = certificate?.authority;
    if (!authority || authority.severity === null) continue;
    found.set(authority.endsAt, { ...authority, probes: (found.get(authority.endsAt)?.probes ?? 0) + 1 });
  }

  return [...found.values()].sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
}
