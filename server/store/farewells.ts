import type { Database, Queryable } from '#domain/database.ts';
import type { BackCall } from '#domain/way-back.ts';
import type { WayName } from './back-calls.ts';

/** What a bot still has to be told of a conversation of which nothing is kept: ids alone, until they are told. */
export interface Farewell {
  id: string;
  /** The name under which it is configured. */
  bot: string;
  /** The bot's own id of the conversation. */
  source_id: string;
  way: WayName;
  /** In order. */
  calls: BackCall[];
}

export async function addFarewell(tx: Queryable, { id, bot, source_id, way, calls }: Farewell): Promise<void> {
  const values = [id, bot, source_id, way, JSON.stringify(calls)];
  await tx.query('insert into farewells (id, bot, source_id, way, calls) values ($1, $2, $3, $4, $5)', values);
}

export async function findFarewell(db: Queryable, id: string): Promise<Farewell | null> {
  const [row] = await db.query<Omit<Farewell, 'calls'> & { calls: string }>('select * from farewells where id = $1', [id]);
  return row ? { ...row, calls: JSON.parse(row.calls) as BackCall[] } : null;
}

export async function endFarewell(tx: Queryable, id: string): Promise<void> {
  await tx.query('delete from farewells where id = $1', [id]);
}

/** Those that somebody has put aside for good, and of all that are gone what engines keep of rows that are only marked as gone. */
export async function sweepFarewells(db: Database): Promise<number> {
  const gone = await db.query(
    `delete from farewells where not exists (
       select 1 from jobs where task = 'say_farewell' and subject = farewells.id and state in ('waiting', 'dead')) returning id`,
  );
  // SQLite writes over what it deletes by itself.
  if (db.dialect.name === 'postgres') await db.query('vacuum (full) farewells');
  return gone.length;
}
