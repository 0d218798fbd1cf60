import { address, call, query } from './api';

export const kinds = ['organisation', 'site', 'transmitter', 'multiplex', 'service', 'carrier', 'probe', 'input', 'link'] as const;
export type Kind = (typeof kinds)[number];

/** The list of a kind in the document, and the name of its CSV file. */
export const plurals: Readonly<Record<Kind, string>> = {
  organisation: 'organisations',
  site: 'sites',
  transmitter: 'transmitters',
  multiplex: 'multiplexes',
  service: 'services',
  carrier: 'carriers',
  probe: 'probes',
  input: 'inputs',
  link: 'links',
};

export type FieldValue = string | number | readonly string[];
export type RegistryObject = { readonly id: string } & Readonly<Record<string, FieldValue>>;

/** The document monitoring.registry/1. */
export type RegistryDocument = { readonly revision: number } & Readonly<Record<string, readonly RegistryObject[]>>;

/** A word that a field may hold, with its names for people. */
export interface RegistryWord {
  readonly word: string;
  readonly zh: string;
  readonly en: string;
}

/** The words that fields may hold, by vocabulary. */
export type Vocabulary = Readonly<Record<string, readonly RegistryWord[]>>;

export interface ChainStep {
  /** The object it was reached from. */
  readonly via: string;
  readonly depth: number;
  readonly key: string;
  readonly name: string;
}

export interface ObjectVersion {
  readonly revision: number;
  readonly from: string;
  readonly to: string | null;
}

export interface ObjectDetails {
  readonly key: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>> | null;
  readonly upstream: readonly ChainStep[];
  readonly downstream: readonly ChainStep[];
  readonly versions: readonly ObjectVersion[];
}

export interface Proposal {
  readonly key: string;
  readonly kind: Kind;
  readonly id: string;
  readonly match: string | null;
  readonly name: string;
  readonly medium: string;
  readonly carrier: string;
  readonly provider: string;
  readonly originalNetworkId: number | null;
  readonly transportStreamId: number | null;
  readonly serviceId: number | null;
  readonly entities: readonly string[];
}

export interface ProposalList {
  readonly proposals: readonly Proposal[];
  readonly beyond: number;
  readonly dismissed: readonly { readonly key: string; readonly detail: string; readonly actor: string }[];
}

export interface ObjectChange {
  readonly change: 'added' | 'changed' | 'retired' | 'revived';
  readonly key: string;
  readonly name: string;
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

export interface RegistryChange {
  readonly revision: number;
  readonly changes: readonly ObjectChange[];
}

const post = <T>(path: string, body: unknown): Promise<T> => call<T>(path, { method: 'POST', body: JSON.stringify(body) });

export const registryApi = {
  document: () => call<RegistryDocument>('registry'),
  documentAddress: () => address('api/v1/registry'),
  sheetAddress: (kind: Kind) => address(`api/v1/registry${query({ format: 'csv', kind: plurals[kind] })}`),
  object: (key: string) => call<ObjectDetails>(`registry/objects/${key.split('/').map(encodeURIComponent).join('/')}`),
  vocabulary: () => call<Vocabulary>('registry/vocabulary'),
  proposals: () => call<ProposalList>('registry/proposals'),
  accept: (keys: readonly string[]) => post<RegistryChange>('registry/proposals/accept', { answers: keys.map((key) => ({ key })) }),
  dismiss: (keys: readonly string[]) => post<{ revision: number }>('registry/proposals/dismiss', { keys }),
  recall: (keys: readonly string[]) => post<{ revision: number }>('registry/proposals/recall', { keys }),
  /** Without a revision it is only tried; with one it is made, if the registry is still at it. */
  import: (file: Blob, how: { kind: Kind | null; replace: boolean }, revision: number | null) =>
    call<RegistryChange>(
      `registry${query({ dryRun: revision === null, replace: how.replace, kind: how.kind === null ? null : plurals[how.kind] })}`,
      {
        method: 'PUT',
        body: file,
        headers: {
          'content-type': how.kind === null ? 'application/json' : 'text/csv',
          ...(revision === null ? {} : { 'if-match': `"${revision}"` }),
        },
      },
    ),
};
