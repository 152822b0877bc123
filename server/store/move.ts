import type { Database, Queryable, Row, SqlValue } from '#domain/database.ts';
import { placeholders } from './rows.ts';
import { tables } from './tables.ts';

const batch = 500;

/**
 * Copies everything from SQLite to an empty database, all of it or nothing.
 * @returns how many rows each table had
 * @throws Error when the target has rows, or the copy does not have as many as the original
 */
export async function moveAll(
  from: Database,
  to: Database,
  onProgress: (table: string, done: number, all: number) => void,
): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  await to.transaction(async (tx) => {
    for (const table of tables) {
      if ((await countRows(tx, table)) > 0) throw new Error(`The target is not empty: it has rows in ${table}`);
      const all = await countRows(from, table);
      let done = 0;
      for await (const rows of pages(from, table)) {
        await insertRows(tx, table, rows);
        done += rows.length;
        onProgress(table, done, all);
      }
      const copied = await countRows(tx, table);
      if (copied !== all) throw new Error(`${table} has ${all} rows here and ${copied} there: nothing was moved`);
      moved[table] = copied;
    }
  });
  return moved;
}

async function* pages(from: Queryable, table: string): AsyncGenerator<Row[]> {
  let after = 0;
  for (;;) {
    // Every SQLite table has a rowid, which no other engine knows.
    const rows = await from.query<Row & { copied_rowid: number }>(
      `select rowid as copied_rowid, * from ${table} where rowid > $1 order by rowid limit ${batch}`,
      [after],
    );
    if (rows.length === 0) return;
    after = rows.at(-1)!.copied_rowid;
    yield rows.map(({ copied_rowid: _, ...row }) => row);
  }
}

async function insertRows(tx: Queryable, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0]!);
  // PostgreSQL takes 65,535 parameters.
  const most = Math.min(rows.length, Math.floor(60_000 / columns.length));
  for (let start = 0; start < rows.length; start += most) {
    const part = rows.slice(start, start + most);
    const values = part.flatMap((row) => columns.map((column): SqlValue => row[column]!));
    await tx.query(`insert into ${table} (${columns.join(', ')}) values ${placeholders(part.length, columns.length)}`, values);
  }
}

async function countRows(db: Queryable, table: string): Promise<number> {
  const rows = await db.query<{ n: number }>(`select count(*) as n from ${table}`);
  return rows[0]!.n;
}
