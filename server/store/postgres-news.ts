import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { Database } from '#domain/database.ts';

const channel = 'baton';
/** News of a kind within so many milliseconds are told as one. */
const gatherMs = 10;
const againMs = 1_000;

/** NOTIFY and LISTEN. What is lost with a connection is found by whoever looks from time to time, so nothing is repeated. */
export function createPostgresNews(
  url: string,
  query: (sql: string, params: string[]) => Promise<unknown>,
): Pick<Database, 'announce' | 'onAnnounced' | 'close'> {
  const us = randomUUID();
  const heard = new EventEmitter();
  heard.setMaxListeners(0);
  const gathering = new Map<string, NodeJS.Timeout>();
  let listening: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let isClosed = false;

  function listen(): void {
    if (isClosed || listening) return;
    const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'baton listens' });
    listening = client;
    const lost = () => {
      if (listening !== client) return;
      listening = null;
      client.end().catch(() => undefined);
      if (!isClosed) again = setTimeout(listen, againMs).unref();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => {
      const [from, topic] = (payload ?? '').split(' ');
      if (topic && from !== us) heard.emit('news', topic);
    });
    client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .catch(lost);
  }

  return {
    announce(topic) {
      heard.emit('news', topic);
      if (gathering.has(topic) || isClosed) return;
      const timer = setTimeout(() => {
        gathering.delete(topic);
        query('select pg_notify($1, $2)', [channel, `${us} ${topic}`]).catch(() => undefined);
      }, gatherMs);
      gathering.set(topic, timer);
    },
    onAnnounced(listener) {
      heard.on('news', listener);
      listen();
      return () => void heard.off('news', listener);
    },
    async close() {
      isClosed = true;
      if (again) clearTimeout(again);
      for (const timer of gathering.values()) clearTimeout(timer);
      await listening?.end().catch(() => undefined);
    },
  };
}
