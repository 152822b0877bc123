import type { Database } from '#domain/database.ts';

interface Column {
  name: string;
  type: string;
}

async function columnsOf(db: Database, table: string): Promise<Column[]> {
  return db.dialect.name === 'sqlite'
    ? db.query<Column & Record<string, string>>(`select name, type from pragma_table_info('${table}')`)
    : db.query<Column & Record<string, string>>(
        `select column_name as name, data_type as type from information_schema.columns where table_schema = current_schema() and table_name = $1`,
        [table],
      );
}

/** One row with a text of ours in every column that takes one, and what is given where it is given. */
export async function fillTable(db: Database, table: string, text: string, given: Record<string, string | number | null>): Promise<void> {
  const columns = await columnsOf(db, table);
  const values = columns.map(({ name, type }) => (name in given ? given[name]! : /int/i.test(type) ? 1 : text));
  await db.query(
    `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${columns.map((_one, index) => `$${index + 1}`).join(', ')})`,
    values,
  );
}
