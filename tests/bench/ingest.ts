import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launch } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { commandLine } from '../../server/simulator/server-process.ts';
import { freshSchema } from '../helpers/postgres-schema.ts';
import { startPostgres } from '../helpers/postgres-server.ts';
import { startRedis } from './redis-server.ts';

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const kinds = ['raw_fastify', 'no_storage', 'baton_sqlite', 'baton_postgres', 'pg_boss', 'graphile', 'bullmq'] as const;
const sizes = [4_000, 100_000];
const connections = [1, 10, 64];
const seconds = 3;
/** What the image sets, for everybody. */
const imageEnv = Object.fromEntries(
  [...readFileSync(join(import.meta.dirname, '../../server/Dockerfile'), 'utf8').matchAll(/^ENV (MALLOC_\w+)=(\w+)$/gm)].map(
    ([, name, value]) => [name, value],
  ),
);

interface Measured {
  kind: string;
  bytes: number;
  connections: number;
  acked_s: number;
  p99_ms: number;
  refused: number;
}

async function load(
  address: string,
  bytes: number,
  count: number,
  forSeconds = seconds,
): Promise<Omit<Measured, 'kind' | 'bytes' | 'connections'>> {
  const options = JSON.stringify({ address, secret, connections: count, bytes, seconds: forSeconds });
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'ingest-load.ts'), options], {
    maxBuffer: 1 << 20,
  });
  return JSON.parse(stdout);
}

async function startKind(env: NodeJS.ProcessEnv): Promise<{ server: ChildProcess; address: string }> {
  const server = fork(join(import.meta.dirname, 'ingest-server.ts'), {
    env,
    // All of them as the real one is run, so that what differs is the queue.
    execArgv: commandLine().slice(0, -1),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ address }] = await once(server, 'message');
  return { server, address };
}

async function ended(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit');
  server.disconnect();
  await gone;
}

async function rss(server: ChildProcess): Promise<number> {
  server.send('rss');
  const [{ rss: bytes }] = await once(server, 'message');
  return Math.round(bytes / 1024 / 1024);
}

/** From nothing to the first 202, by the real server with an empty folder. */
async function coldStart(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-cold-'));
  const house = await launch({ folder });
  await house.server.stop();
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `baton.sqlite${end}`), { force: true });
  const start = performance.now();
  await house.server.start();
  const { status } = await postDelivery(house.server.url, 'shop-bot', house.secret, 'cold', samplePayload('cold', Date.now()));
  const took = Math.round(performance.now() - start);
  if (status !== 202) throw new Error(`The first delivery was answered ${status}`);
  await house.close();
  rmSync(folder, { recursive: true, force: true });
  return took;
}

/** Receiving side by side in one run: a server that keeps nothing, Baton on both engines, and the queues that others use. */
export async function benchIngest() {
  const postgres = await startPostgres({ isDurable: true });
  const folder = mkdtempSync(join(tmpdir(), 'baton-ingest-'));
  const redisFolder = join(folder, 'redis');
  mkdirSync(redisFolder);
  const redis = await startRedis(redisFolder);
  const all: Measured[] = [];
  const memory: Record<string, number> = {};
  try {
    for (const kind of kinds) {
      if (kind === 'bullmq' && redis === null) continue;
      // The rivals make schemas of their own, by name.
      const url = kind === 'baton_postgres' ? (await freshSchema(postgres.url)).url : postgres.url;
      const env = {
        ...process.env,
        ...imageEnv,
        BENCH_KIND: kind,
        BENCH_SECRET: secret,
        BENCH_FOLDER: join(folder, kind),
        BENCH_DATABASE: url,
        BENCH_REDIS: String(redis?.port),
      };
      // The first start of a clone compiles; what is measured is one as all later ones are.
      await ended((await startKind(env)).server);
      const { server, address } = await startKind(env);
      await load(address, 4_000, 10, 1);
      for (const bytes of sizes) {
        for (const count of connections) {
          const line = { kind, bytes, connections: count, ...(await load(address, bytes, count)) };
          if (bytes === 4_000) memory[kind] = await rss(server);
          all.push(line);
          process.stdout.write(`${JSON.stringify(line)}\n`);
        }
      }
      await ended(server);
    }
    const at64 = (kind: string) => all.find((one) => one.kind === kind && one.bytes === 4_000 && one.connections === 64)!;
    const ratio = (kind: string, ours = 'baton_sqlite') => Math.round((at64(ours).acked_s / at64(kind).acked_s) * 100) / 100;
    return {
      acked_s: at64('baton_sqlite').acked_s,
      p99_ms: at64('baton_sqlite').p99_ms,
      acked_s_postgres: at64('baton_postgres').acked_s,
      vs_no_storage: ratio('no_storage'),
      vs_pg_boss: ratio('pg_boss'),
      vs_graphile: ratio('graphile'),
      // The same engine on both sides.
      postgres_vs_pg_boss: ratio('pg_boss', 'baton_postgres'),
      postgres_vs_graphile: ratio('graphile', 'baton_postgres'),
      ...(redis ? { vs_bullmq: ratio('bullmq') } : { vs_bullmq: null, vs_bullmq_reason: 'not run: no redis-server is installed' }),
      rss_mb: memory.baton_sqlite,
      cold_ms: await coldStart(),
    };
  } finally {
    await redis?.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
