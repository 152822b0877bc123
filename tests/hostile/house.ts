import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { Registry } from 'prom-client';
import { batonPayload } from '../../server/bots/baton.ts';
import { connectBot } from '../../server/bots/connect-bot.ts';
import { botKit } from '../../server/bots/kit/kit.ts';
import { createConnection } from '../../server/handoff/desk/connection.ts';
import { createStatusLinks } from '../../server/handoff/status-links.ts';
import { buildHttp } from '../../server/http/app.ts';
import type { PerMinute } from '../../server/http/limits.ts';
import { signOperator } from '../../server/http/operator-token.ts';
import { migrate } from '../../server/store/migrate.ts';
import { createSeal } from '../../server/store/seal.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { assemble } from '../helpers/assemble.ts';
import { goLive } from '../helpers/go-live.ts';
import { ownTime } from '../helpers/own-time.ts';
import { thisMachine } from '../helpers/this-machine.ts';

const key = Buffer.alloc(32, 3);
const secret = `whsec_${key.toString('base64')}`;
const linkDays = 14;
export const signing = 'a-signing-secret-of-more-than-32-characters';

export interface Answer {
  status: number;
  ms: number;
  body: string;
}

/** The server on this machine, edge to store, for whoever wants to break it. */
export async function openHouse({
  perMinute,
  isWorker = false,
  db = openSqlite(':memory:'),
}: {
  perMinute?: Partial<PerMinute>;
  isWorker?: boolean;
  db?: ReturnType<typeof openSqlite>;
} = {}) {
  await migrate(db);
  const clock = { now: Date.now() };
  const bots = {
    shop: {
      ...connectBot(
        { kind: 'baton', secrets: [secret] },
        () => clock.now,
        () => thisMachine,
      ),
    },
  };
  const links = createStatusLinks([Buffer.alloc(32, 7)], 'http://baton.example', linkDays);
  const { deps, simulator, attempts, drain } = await assemble({ db, clock, bots, own: { statusLinks: links } });
  let hits = 0;
  const routes: string[] = [];
  const live = await goLive(deps, { shop: { kind: 'baton', secrets: [secret] } });
  const http = await buildHttp({
    deps,
    live,
    kit: botKit,
    publicUrl: null,
    connection: createConnection(deps, createSeal(Buffer.alloc(32, 5)), 'http://baton.example'),
    panel: { signing, subdomain: 'acme' },
    // Whoever wants to break it is not to be held back by being refused.
    perMinute: perMinute ?? { webhooks: 1e9, decisions: 1e9, panel: 1e9 },
    webhookBody: batonPayload,
    version: '0',
    registry: new Registry(),
    problem: async () => null,
    isWorker,
    onRoute: (route) => void routes.push(route),
    logger: false,
  });
  http.addHook('preHandler', async () => {
    hits += 1;
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });

  function signed(body: Uint8Array): Record<string, string> {
    const id = randomUUID();
    const timestamp = String(Math.floor(clock.now / 1000));
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
    return { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  }

  /** Over the wire, as bytes. */
  async function send(path: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string>, method = 'POST'): Promise<Answer> {
    const start = ownTime();
    const answer = await fetch(url + path, { method, body, headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    return { status: answer.status, body: await answer.text(), ms: ownTime() - start };
  }

  return {
    ...{ db, clock, deps, links, http, url, simulator, attempts, drain, signed, send, secret },
    hits: () => hits,
    routes: () => routes,
    /** A delivery that the bot has signed, whatever is in it. */
    deliver: (body: Uint8Array | string, path = '/webhooks/shop', more: Record<string, string> = {}) => {
      const bytes = Buffer.from(body as string);
      return send(path, bytes, { ...signed(bytes), ...more });
    },
    operator: () => signOperator(signing, 'x'),
    token: () =>
      new SignJWT({ iss: 'acme', aud: 'baton', sub: '1001' })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(signing)),
    /** Forgets what was taken in, so that a million deliveries need no more room than a thousand. */
    async forget() {
      for (const table of ['jobs', 'deliveries', 'decisions', 'messages']) await db.query(`delete from ${table}`);
    },
    async close() {
      live.close();
      await http.close();
      await simulator.close();
      await db.close();
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
