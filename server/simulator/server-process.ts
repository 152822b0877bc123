import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

export interface ServerProcess {
  url: string;
  /** Asks it to finish its work and end. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Stops it in the middle of whatever it does, as a machine that is put to sleep; it hears nothing until it is woken. */
  freeze(): void;
  wake(): void;
  /** Starts it again on the same port and data. @param env beside what it was started with */
  start(env?: Record<string, string>): Promise<void>;
  /** Resolves when it has ended, for whatever reason. */
  gone(): Promise<void>;
}

const portTries = 50;

interface ServerOptions {
  config: string;
  data: string;
  port: number;
  /** Beside what stands above. */
  env?: Record<string, string>;
}

const root = join(import.meta.dirname, '../..');

/** Exactly as `npm run server` runs it. */
export function commandLine(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { server: string } };
  return scripts.server
    .split(' ')
    .slice(1)
    .map((part) => (part.includes('/') ? join(root, part) : part));
}

/** Runs the real server as its own process, so that it can be killed. Its log goes to `server.log` in the data folder. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  let child: ChildProcess | null = null;
  const server: ServerProcess = {
    url: '',
    async start(env = {}) {
      const port = server.url === '' ? options.port : Number(new URL(server.url).port);
      const own = { BATON_CONFIG: options.config, BATON_DATA: options.data, BATON_PORT: String(port) };
      for (let tries = 1; ; tries += 1) {
        child = spawn(process.execPath, commandLine(), {
          env: { ...process.env, ...options.env, ...env, ...own },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        try {
          server.url = await listening(child, join(options.data, 'server.log'));
          return;
        } catch (error) {
          // While it was down, somebody's outgoing connection may have been given its port, for a moment.
          if (tries === portTries || !String(error).includes('EADDRINUSE')) throw error;
          await pause(200);
        }
      }
    },
    async gone() {
      if (hasEnded(child)) return;
      await once(child!, 'exit');
    },
    freeze: () => void child!.kill('SIGSTOP'),
    wake: () => void child!.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (hasEnded(child)) return;
    const gone = once(child!, 'exit');
    child!.kill(signal);
    await gone;
  }
  await server.start();
  return server;
}

function hasEnded(child: ChildProcess | null): boolean {
  return !child || child.exitCode !== null || child.signalCode !== null;
}

/** Resolves with the address that the server logs once it listens. @throws Error with what it printed if it ends before that */
async function listening(child: ChildProcess, logFile: string): Promise<string> {
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout!.pipe(log, { end: false });
  let complaint = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
    log.write(chunk);
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (!line.includes('"msg":"listening"')) return;
      resolve((JSON.parse(line) as { address: string }).address);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it listened.\n${complaint}`)));
  });
}
