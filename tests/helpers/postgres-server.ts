import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../server/simulator/free-port.ts';
import { postgresBinaries } from './postgres-binaries.ts';

export interface PostgresServer {
  url: string;
  /** Ends it at once, in the middle of everything; its data stay. */
  crash(): Promise<void>;
  /** Starts it again, at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL to test on: that of DATABASE_URL, else one of our own in a temporary folder, as an unprivileged user where we are root.
 * @param isDurable whether a commit is on disk, as in production; tests need not wait for that
 * @param isBundled the one that comes with the packages, whatever else there is
 * @param isOwn one that may be ended, whatever else there is
 */
export async function startPostgres({ isDurable = false, isBundled = false, isOwn = false } = {}): Promise<PostgresServer> {
  if (process.env.DATABASE_URL && !isBundled && !isOwn) return somebodyElses(process.env.DATABASE_URL);
  const bin = postgresBinaries(isBundled);
  const user = unprivileged();
  const data = mkdtempSync(join(tmpdir(), 'baton-postgres-data-'));
  chmodSync(data, 0o700);
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid!);
  const run = { ...user, cwd: data, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'baton', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...run,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb in ${bin} failed: ${made.error ?? ''}${made.stdout}${made.stderr}`);

  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    `fsync=${isDurable ? 'on' : 'off'}`,
    'logging_collector=off',
  ];
  let server: ChildProcess;
  async function start(): Promise<void> {
    server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])], {
      ...run,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    await new Promise<void>((resolve, reject) => {
      server.stderr!.on('data', (chunk: Buffer) => {
        if (log.length < 10_000) log += chunk;
        if (log.includes('ready to accept connections')) resolve();
      });
      server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
    });
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  }
  await start();
  return {
    url: `postgres://baton@127.0.0.1:${port}/postgres`,
    start,
    crash: () => end('SIGQUIT'),
    async stop() {
      await end('SIGINT');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function somebodyElses(url: string): PostgresServer {
  const refuse = () => Promise.reject(new Error('The server of DATABASE_URL is not ours to end'));
  return { url, crash: refuse, start: refuse, stop: async () => undefined };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL needs a user that is not root, such as "nobody"');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
