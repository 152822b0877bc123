// One server under load, in a process of its own: `node ingest-server.ts KIND`. Tells its address and, when asked, its memory.
import Fastify from 'fastify';
import { Registry } from 'prom-client';
import { compileRules } from '#rules/compile.ts';
import { baton, batonPayload } from '../../server/bots/baton.ts';
import { botKit } from '../../server/bots/kit/kit.ts';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import { createIntake, type Intake } from '../../server/handoff/intake.ts';
import type { LiveSettings } from '../../server/handoff/live-settings.ts';
import { buildHttp } from '../../server/http/app.ts';
import { rawDelivery } from '../../server/http/raw-delivery.ts';
import { logOptions, logStream } from '../../server/log.ts';
import { migrate } from '../../server/store/migrate.ts';
import { newId } from '../../server/store/new-id.ts';
import { openDatabase } from '../../server/store/open-database.ts';

const {
  BENCH_KIND: kind = '',
  BENCH_SECRET: secret = '',
  BENCH_FOLDER: folder = '',
  BENCH_DATABASE: url,
  BENCH_REDIS: redis,
} = process.env;
/** Everybody's lines go as the real server's do. */
const logger = { ...logOptions, stream: logStream() };

/** The real edge; what it writes to is all that differs. No worker runs: receiving is what is measured. */
async function edge(intake: (db: Awaited<ReturnType<typeof openDatabase>>) => Intake): Promise<string> {
  const db = await openDatabase(kind === 'baton_postgres' ? url : undefined, folder);
  await migrate(db);
  const deps = {
    ...{ db, intake: intake(db), newId, now: Date.now, isOpen: null },
    bots: { shop: { bot: baton, secrets: [secret], back: {} } },
    rules: compileRules([]),
    onJob: () => db.announce('jobs'),
  } as unknown as HandoffDeps;
  const live = { inForce: () => null } as unknown as LiveSettings;
  const http = await buildHttp({
    ...{ live, kit: botKit, publicUrl: null, connection: null },
    ...{ deps, webhookBody: batonPayload, version: '0', registry: new Registry(), problem: async () => null, logger },
    panel: { signing: 'x'.repeat(32), subdomain: 'acme' },
  });
  return http.listen({ port: 0, host: '127.0.0.1' });
}

/** The same checks before somebody else's queue. */
async function rival(enqueue: (job: object) => Promise<unknown>): Promise<string> {
  const app = Fastify({ logger, bodyLimit: 1024 * 1024 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/webhooks/shop', async (request, reply) => {
    const raw = rawDelivery(request);
    const id = await baton.verify(raw, [secret], Date.now());
    const event = baton.read(raw.body);
    await enqueue({ id, body: new TextDecoder().decode(raw.body) });
    return reply.code(202).send({ delivery: id, conversation: event.conversation.id });
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

const kinds: Record<string, () => Promise<string>> = {
  async raw_fastify() {
    const app = Fastify({ logger, bodyLimit: 1024 * 1024 });
    app.post('/webhooks/shop', async (_request, reply) => reply.code(202).send({ ok: true }));
    return app.listen({ port: 0, host: '127.0.0.1' });
  },
  no_storage: () => edge(() => ({ delivery: async (delivery) => delivery, event: async ({ id }) => id, justCame: () => null })),
  baton_sqlite: () => edge((db) => createIntake(db, newId)),
  baton_postgres: () => edge((db) => createIntake(db, newId)),
  async pg_boss() {
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss(url!);
    boss.on('error', () => undefined);
    await boss.start();
    await boss.createQueue('deliveries');
    return rival((job) => boss.send('deliveries', job));
  },
  // Its msgpackr brings msgpackr-extract, which has an install script: Baton's own installs run none (`--ignore-scripts`), and it works without.
  async bullmq() {
    const [{ Queue }, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    const queue = new Queue('deliveries', { connection: new Redis(Number(redis), { maxRetriesPerRequest: null }) });
    await queue.waitUntilReady();
    return rival((job) => queue.add('read_delivery', job));
  },
  async graphile() {
    const { makeWorkerUtils } = await import('graphile-worker');
    const utils = await makeWorkerUtils({ connectionString: url! });
    await utils.migrate();
    return rival((job) => utils.addJob('read_delivery', job));
  },
};

const address = await kinds[kind]!();
process.on('message', () => process.send!({ rss: process.memoryUsage().rss }));
// Of its own will: who is killed leaves no compiled files behind, and the next start would hold Node's stripper of types, 40 MB, too.
process.on('disconnect', () => process.exit(0));
process.send!({ address });
