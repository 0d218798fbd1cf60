import { kinds, plurals, type ChainStep, type Kind, type RegistryDocument, type RegistryObject } from '../feed/registry';

/** An object as it stands in a list. */
export interface ListedObject {
  readonly key: string;
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  /** Fields other than the name, in the order of the document; entities are counted, not listed. */
  readonly fields: readonly (readonly [string, string])[];
  readonly entities: number;
  readonly sought: string;
}

/** Every object of a document, by kind; `names` says by what else a field is looked for. */
export function listObjects(document: RegistryDocument, names: (field: string, value: string) => string): ListedObject[] {
  return kinds.flatMap((kind) => (document[plurals[kind]] ?? []).map((item) => listed(kind, item, names)));
}

/** The objects of a kind, or of all, in which every word of a text stands. */
export function searchObjects(objects: readonly ListedObject[], kind: Kind | null, text: string): ListedObject[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return objects.filter((item) => (kind === null || item.kind === kind) && words.every((word) => item.sought.includes(word)));
}

/** What a CSV file holds, by its name; null for a document, undefined when the name does not say. */
export function kindOfFile(name: string): Kind | null | undefined {
  const plain = name.toLowerCase();
  if (plain.endsWith('.json')) return null;
  return kinds.find((kind) => plain.startsWith(plurals[kind]));
}

/** Steps of the chain, each behind the one it was reached from. */
export function chainOrder(start: string, steps: readonly ChainStep[]): ChainStep[] {
  const next = new Map<string, ChainStep[]>();
  for (const step of steps) next.set(step.via, [...(next.get(step.via) ?? []), step]);
  const ordered: ChainStep[] = [];
  const open = [...(next.get(start) ?? [])].reverse();
  for (let step = open.pop(); step; step = open.pop()) {
    ordered.push(step);
    open.push(...[...(next.get(step.key) ?? [])].reverse());
  }
  return ordered;
}

function listed(kind: Kind, item: RegistryObject, names: (field: string, value: string) => string): ListedObject {
  const { id, name, entities, ...rest } = item;
  const paths = Array.isArray(entities) ? (entities as readonly string[]) : [];
  const fields = Object.entries(rest).map(([field, value]) => [field, String(value)] as const);
  return {
    key: `${kind}/${id}`,
    kind,
    id,
    name:
      typeof name === 'string'
        ? name
        : fields
            .map(([, value]) => value)
            .slice(0, 2)
            .join(' → '),
    fields: typeof name === 'string' ? fields : fields.slice(2),
    entities: paths.length,
    sought: [id, name, ...fields.map(([field, value]) => `${value} ${names(field, value)}`), ...paths].join(' ').toLowerCase(),
  };
}
