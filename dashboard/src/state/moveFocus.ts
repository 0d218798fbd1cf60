export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The tile an arrow key leads to: groups lie below each other, each in rows of `columns` tiles. Null when there is none. */
export function moveFocus(groups: readonly (readonly string[])[], columns: number, from: string | null, move: Move): string | null {
  const rows = groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / columns) }, (_, i) => group.slice(i * columns, (i + 1) * columns)),
  );
  const row = from === null ? -1 : rows.findIndex((candidates) => candidates.includes(from));
  if (row < 0) return rows[0]?.[0] ?? null;
  const column = rows[row]!.indexOf(from!);
  const all = groups.flat();
  switch (move) {
    case 'first':
      return all[0] ?? null;
    case 'last':
      return all.at(-1) ?? null;
    case 'left':
      return all[all.indexOf(from!) - 1] ?? from;
    case 'right':
      return all[all.indexOf(from!) + 1] ?? from;
    case 'up':
    case 'down': {
      const next = rows[row + (move === 'up' ? -1 : 1)];
      return next ? next[Math.min(column, next.length - 1)]! : from;
    }
  }
}
