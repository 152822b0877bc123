import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '../../server/simulator/free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** Zendesk's own command-line tool serves a copy of the built app. @returns its address, once it answers */
export async function zcliServer(parameters: Record<string, string>): Promise<string> {
  const folder = temporaryFolder();
  const app = join(folder, 'app');
  cpSync(join(root, 'dist/zendesk'), app, { recursive: true });
  writeFileSync(join(app, 'zcli.apps.config.json'), JSON.stringify({ app_id: 1, parameters }));
  const port = await freePort();
  // With credentials in the environment it does not go looking for a keychain.
  const env = { ...process.env, HOME: folder, ZENDESK_SUBDOMAIN: 'acme', ZENDESK_EMAIL: 'a@acme.example', ZENDESK_API_TOKEN: 'none' };
  const child = spawn(process.execPath, [join(root, 'node_modules/@zendesk/zcli/bin/run'), 'apps:server', app, '--port', String(port)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let printed = '';
  await new Promise<void>((done, fail) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Apps server is running')) done();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => fail(new Error(`zcli ended: ${printed}`)));
  });
  return `http://localhost:${port}`;
}
