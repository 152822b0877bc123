import type { Ask } from './call.ts';

/** Names are looked up without a question for so long after the last one; admins who add a group do not restart us. */
const freshForMs = 60_000;
const largestPage = 100;
const mostPages = 20;

interface Row {
  id: number;
  name?: string;
  title?: string;
  active?: boolean;
  deleted?: boolean;
}

/** Finds the id of something the account has, by its name as agents see it or by the id itself; undefined where there is none. */
export type Catalogue = (name: string) => Promise<number | undefined>;

/** One list of the account, read once and again when a name is missing from it. @param list its path and key, such as `groups` */
export function createCatalogue(ask: Ask, list: string, now: () => number): Catalogue {
  let known: { at: number; ids: Promise<Map<string, number>> } | null = null;

  async function read(): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    for (const row of await listAll<Row>(ask, list)) if (row.active !== false && row.deleted !== true) add(ids, row);
    return ids;
  }

  /** A question that failed is asked again. */
  function refresh(): Promise<Map<string, number>> {
    const asked = {
      at: now(),
      ids: read().catch((error: unknown) => {
        if (known === asked) known = null;
        throw error;
      }),
    };
    known = asked;
    return asked.ids;
  }

  return async (name) => {
    const found = (await (known?.ids ?? refresh())).get(key(name));
    if (found !== undefined || now() - (known?.at ?? 0) < freshForMs) return found;
    return (await refresh()).get(key(name));
  };
}

/** Every row of a list, page by page. @throws AppError remote_* */
export async function listAll<T>(ask: Ask, list: string): Promise<T[]> {
  const rows: T[] = [];
  let path = `/api/v2/${list}?page[size]=${largestPage}`;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = (await ask({ method: 'GET', path })) as Record<string, unknown>;
    rows.push(...((answer[list] ?? []) as T[]));
    const { has_more, after_cursor } = (answer.meta ?? {}) as { has_more?: boolean; after_cursor?: string };
    if (has_more !== true || !after_cursor) break;
    path = `/api/v2/${list}?page[size]=${largestPage}&page[after]=${encodeURIComponent(after_cursor)}`;
  }
  return rows;
}

/** Of two with one name the first is meant; an id is always meant itself. */
function add(ids: Map<string, number>, { id, name, title }: Row): void {
  const called = key(name ?? title ?? '');
  if (!ids.has(called)) ids.set(called, id);
  ids.set(String(id), id);
}

function key(name: string): string {
  return name.trim().toLowerCase();
}
