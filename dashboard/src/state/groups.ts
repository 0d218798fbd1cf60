import { mediumWords } from '../contracts/identity';
import type { WallTile } from '../contracts/wall';

/** Tiles of one medium, and of one carrier where the medium has carriers. */
export interface TileGroup {
  readonly key: string;
  readonly medium: string;
  readonly carrier: string;
  readonly entities: readonly string[];
}

type Named = Pick<WallTile, 'name' | 'registeredName' | 'inputName' | 'registeredInputName'>;

const natural = new Intl.Collator('zh-CN', { numeric: true });

/** Groups in the order media are shown to people, tiles by input, then service id: a tile keeps its place whatever its state. */
export function groupTiles(tiles: Iterable<WallTile>): TileGroup[] {
  const groups = new Map<string, WallTile[]>();
  for (const tile of tiles) {
    const key = `${tile.medium}/${tile.carrier}`;
    const group = groups.get(key);
    if (group) group.push(tile);
    else groups.set(key, [tile]);
  }

  return [...groups.entries()]
    .map(([key, members]) => ({ key, medium: members[0]!.medium, carrier: members[0]!.carrier, members: members.sort(byPlace) }))
    .sort((a, b) => rank(a.medium) - rank(b.medium) || natural.compare(a.medium, b.medium) || natural.compare(a.carrier, b.carrier))
    .map(({ key, medium, carrier, members }) => ({ key, medium, carrier, entities: members.map((t) => t.entity) }));
}

/** What a person may type to find a tile. */
export function matches(tile: Named & Pick<WallTile, 'provider' | 'entity' | 'carrier'>, search: string): boolean {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 0);
  const text = [tile.registeredName, tile.name, tile.provider, tile.registeredInputName, tile.inputName, tile.entity, tile.carrier]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The name on the tile: the registry's, else the service's as received, else the input's with the id. */
export function tileName(tile: Named & Pick<WallTile, 'input' | 'serviceId'>): string {
  const name = tile.registeredName || tile.name;
  if (name !== '') return name;
  const input = inputTitle(tile) || tile.input;
  return tile.serviceId === null ? input : `${input} #${tile.serviceId}`;
}

/** The name as received where the registry has another; empty otherwise. */
export function receivedName(tile: Named): string {
  return tile.registeredName === '' || tile.registeredName === tile.name ? '' : tile.name;
}

/** The name of the input: the registry's, else the configured one. */
export function inputTitle(tile: Named): string {
  return tile.registeredInputName || tile.inputName;
}

function byPlace(a: WallTile, b: WallTile): number {
  return natural.compare(a.inputName, b.inputName) || natural.compare(a.input, b.input) || (a.serviceId ?? -1) - (b.serviceId ?? -1);
}

function rank(medium: string): number {
  const index = (mediumWords as readonly string[]).indexOf(medium);
  return index < 0 ? mediumWords.length : index;
}
