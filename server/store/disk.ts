import { close, fdatasync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

const syncFile = promisify(fdatasync);
const closeFile = promisify(close);

/** Pages in the log (16 MB) from which on they are copied to where they belong, and commits between two looks at how many there are. */
const usualBounds = { largestLog: 4_000, lookEvery: 16 };

/** Makes what SQLite has committed survive a power cut. */
export interface Disk {
  /** Resolves when everything that was committed before this call is on disk. @throws what the disk said */
  sync(): Promise<void>;
  /** Between two commits, with nobody writing until it resolves: keeps the log from growing for ever. @throws what the disk said */
  tidy(): Promise<void>;
  /** After the engine was closed, never before: who closes any descriptor of a database's file lets go of SQLite's own locks on it. */
  close(): Promise<void>;
}

/**
 * SQLite waits for the disk on the thread that commits; here that is done elsewhere, while that thread goes on. `synchronous=normal` writes the
 * log in order and lacks only the wait after each commit that makes it `full`: this is that wait.
 * Measured, at 50 handoffs a second on two busy cores: with `full`, commits held the thread for 6 ms of each handoff.
 * @param engine with journal_mode=wal, synchronous=normal and wal_autocheckpoint=0
 * @param keep resolves when the file of a descriptor is on disk
 */
export function openDisk(engine: DatabaseSync, file: string, { largestLog, lookEvery } = usualBounds, keep = syncFile): Disk {
  const opened = new Map<string, number>();
  let commits = 0;

  function descriptorOf(path: string): number {
    const known = opened.get(path);
    if (known !== undefined) return known;
    // Windows syncs only what may be written.
    const descriptor = openSync(path, 'r+');
    opened.set(path, descriptor);
    return descriptor;
  }

  // From the first commit on there is one, and it stays the same file until the last connection closes.
  // One wait at a time, and none after one that failed: the system tells an error of the disk once, to whoever asks first.
  let last = Promise.resolve();
  const sync = () => {
    last = last.then(() => keep(descriptorOf(`${file}-wal`)));
    return last;
  };

  return {
    sync,
    async tidy() {
      commits += 1;
      if (commits % lookEvery !== 0 || !engine.isOpen) return;
      const { log } = engine.prepare('pragma wal_checkpoint(noop)').get() as { log: number };
      if (log < largestLog) return;
      // The order is SQLite's own: the log is safe before anything is copied out of it, and the copies are before the next commit may begin it anew.
      await sync();
      if (copyLog(engine)) await keep(descriptorOf(file));
    },
    async close() {
      for (const descriptor of opened.values()) await closeFile(descriptor);
      opened.clear();
    },
  };
}

/** @returns false where there was no room or no right to: the log holds everything as before, and it is tried again */
function copyLog(engine: DatabaseSync): boolean {
  engine.exec('pragma synchronous=off');
  try {
    engine.exec('pragma wal_checkpoint(passive)');
    return true;
  } catch {
    return false;
  } finally {
    engine.exec('pragma synchronous=normal');
  }
}
