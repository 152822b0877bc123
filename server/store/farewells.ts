import type { Queryable } from '#domain/database.ts';
import type { BackCall } from '#domain/way-back.ts';
import type { WayName } from './back-calls.ts';

/** What a bot still has to be told of a conversation of which nothing is kept: ids alone, until they are told. */
export interface Farewell {
  id: string;
  /** The name under which it is configured. */
  bot: string;
  way: WayName;
  /** In order. */
  calls: BackCall[];
}

export async function addFarewell(tx: Queryable, { id, bot, way, calls }: Farewell): Promise<void> {
  await tx.query('insert into farewells (id, bot, way, calls) values ($1, $2, $3, $4)', [id, bot, way, JSON.stringify(calls)]);
}

export async function findFarewell(db: Queryable, id: string): Promise<Farewell | null> {
  const [row] = await db.query<{ id: string; bot: string; way: WayName; calls: string }>('select * from farewells where id = $1', [id]);
  return row ? { ...row, calls: JSON.parse(row.calls) as BackCall[] } : null;
}

export async function endFarewell(tx: Queryable, id: string): Promise<void> {
  await tx.query('delete from farewells where id = $1', [id]);
}
