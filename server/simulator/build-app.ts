import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, 'dist/zendesk');
const sources = [
  'src',
  'translations',
  'assets',
  'server/domain',
  'server/signals',
  'server/rules',
  'manifest.json',
  'requirements.json',
  'vite.config.ts',
  'package.json',
];

/** Builds the app into dist/zendesk when it is not there or older than its sources. @returns that folder */
export async function buildApp(): Promise<string> {
  const manifest = join(built, 'manifest.json');
  if (existsSync(manifest) && newest(sources.map((source) => join(root, source))) <= statSync(manifest).mtimeMs) return built;
  // Not with the caller's NODE_ENV: under a test runner Vite would bundle React for development.
  const done = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`The app could not be built:\n${done.stdout}${done.stderr}`);
  return built;
}

function newest(paths: string[]): number {
  return Math.max(0, ...paths.filter(existsSync).map(modified));
}

function modified(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return newest(readdirSync(path).map((name) => join(path, name)));
}
