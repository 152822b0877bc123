import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Patch } from '../chaos/patch.ts';
import { patchedEnv } from '../chaos/patch.ts';
import { shortLeases } from '../chaos/points.ts';

/** A folder on whose disk nothing can be written for a while. */
export interface TroubledDisk {
  folder: string;
  /** For the server that keeps its database there. */
  env: Record<string, string>;
  begin(): void;
  end(): void;
  close(): void;
}

export interface Trouble {
  name: string;
  isFull: boolean;
  /** Whether the disk itself is full, and not only SQLite told so. */
  isReal: boolean;
  open(): TroubledDisk;
}

/**
 * SQLite itself refuses to write, at the bidding of a file: every commit wants more room than it may take, or the database may only be read.
 * For machines on which nobody may mount anything.
 */
function byBidding(bidding: string): () => TroubledDisk {
  const file = 'server/store/commit-together.ts';
  const look = "const trouble = process.getBuiltinModule('node:fs').readFileSync(process.env.BATON_TEST_TROUBLE, 'utf8');";
  const obey =
    "engine.exec('pragma max_page_count=' + (trouble === 'full' ? 1 : 1_000_000_000) + '; pragma query_only=' + (trouble === 'read_only'));";
  const fill = "if (trouble === 'full') engine.exec('create table filler as select zeroblob(50000000) as bytes');";
  const patches: Patch[] = [{ file, find: "engine.exec('begin');", put: `${look} ${obey} engine.exec('begin'); ${fill}` }, ...shortLeases];
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
    const path = join(folder, 'trouble');
    const say = (what: string) => writeFileSync(path, what);
    say('none');
    return {
      folder,
      env: { ...patchedEnv(patches), BATON_TEST_TROUBLE: path },
      begin: () => say(bidding),
      end: () => say('none'),
      close: () => rmSync(folder, { recursive: true, force: true }),
    };
  };
}

/** A disk of its own, small enough to be filled to the last page. */
function mounted(): TroubledDisk {
  const outside = mkdtempSync(join(tmpdir(), 'baton-story-'));
  const folder = join(outside, 'disk');
  mkdirSync(folder);
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { encoding: 'utf8' });
  if (done.status !== 0) {
    rmSync(outside, { recursive: true, force: true });
    throw new Error(`No disk can be mounted: ${done.stderr}`);
  }
  // What the server says has to be kept all the same.
  symlinkSync(join(outside, 'server.log'), join(folder, 'server.log'));
  const filler = join(folder, 'filler');
  return {
    folder,
    env: patchedEnv(shortLeases),
    begin: () => fill(filler),
    end: () => rmSync(filler, { force: true }),
    close() {
      spawnSync('umount', ['-l', folder]);
      rmSync(outside, { recursive: true, force: true });
    },
  };
}

/** Writes until there is no room for another page. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  for (const size of [65_536, 4_096])
    try {
      for (;;) writeSync(file, Buffer.alloc(size, 1));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  closeSync(file);
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    mounted().close();
    return true;
  } catch {
    return false;
  }
}

/** All that can be had on this machine: never none. */
export const troubles: Trouble[] = [
  { name: 'takes nothing more', isFull: true, isReal: false, open: byBidding('full') },
  { name: 'may only be read', isFull: false, isReal: false, open: byBidding('read_only') },
  ...(canMount() ? [{ name: 'is full to the last page', isFull: true, isReal: true, open: mounted }] : []),
];
