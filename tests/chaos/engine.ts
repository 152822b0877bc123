import type { Database } from '#domain/database.ts';
import { openDatabase } from '../../server/store/open-database.ts';
import { freshSchema } from '../helpers/postgres-schema.ts';
import { startPostgres } from '../helpers/postgres-server.ts';

export type EngineName = 'sqlite' | 'postgres';

/** Where a server under test keeps its data, and how to look at it once the server has ended. */
export interface TestEngine {
  /** An empty database. @param folder for SQLite's file */
  fresh(folder: string): Promise<{ env: Record<string, string>; open(): Promise<Database> }>;
  close(): Promise<void>;
}

export async function startEngine(name: EngineName): Promise<TestEngine> {
  if (name === 'sqlite')
    return { fresh: async (folder) => ({ env: {}, open: () => openDatabase(undefined, folder) }), close: async () => undefined };
  const server = await startPostgres();
  return {
    async fresh(folder) {
      const { url } = await freshSchema(server.url);
      return { env: { DATABASE_URL: url }, open: () => openDatabase(url, folder) };
    },
    close: () => server.stop(),
  };
}
