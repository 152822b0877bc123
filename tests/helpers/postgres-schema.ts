import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A fresh, empty schema on a server. @returns an address that leads into it, and how to drop it */
export async function freshSchema(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  async function run(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
  // Whoever was killed in the midst of something is being undone by PostgreSQL still, and of two that wait for each other it may choose us.
  async function drop(tries = 5): Promise<void> {
    await run(`drop schema ${name} cascade`).catch((error: { code?: string }) => {
      if (error.code !== '40P01' || tries === 1) throw error;
      return drop(tries - 1);
    });
  }
  await run(`create schema ${name}`);
  const url = new URL(serverUrl);
  url.searchParams.set('options', `-c search_path=${name}`);
  return { url: url.href, drop };
}
