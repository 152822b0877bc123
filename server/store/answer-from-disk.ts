import type { Disk } from './disk.ts';

/** What somebody waits to hear of work that is committed. */
export interface Answer {
  tell: () => void;
  refuse: (error: unknown) => void;
}

/**
 * Tells what was committed once it is on disk: one wait for all that came until it began, and the next begins when it has ended.
 * @param disk null where nothing is meant to last
 * @param onLost told of a disk that would not keep what was committed: what it kept then only a new start can tell
 */
export function answerFromDisk(disk: Pick<Disk, 'sync'> | null, onLost: (error: unknown) => void) {
  let waiting: Answer[] = [];
  /** Those whose work the wait that goes on covers. */
  let covered: Answer[] = [];
  let syncing: Promise<void> | null = null;

  async function syncAll(): Promise<void> {
    while (waiting.length > 0) {
      covered = waiting;
      waiting = [];
      try {
        await disk!.sync();
      } catch (error) {
        for (const { refuse } of covered) refuse(error);
        onLost(error);
        continue;
      }
      for (const { tell } of covered) tell();
    }
    syncing = null;
  }

  return {
    /** They hear of it when all that is committed by now is on disk. */
    add(answers: Answer[]): void {
      if (disk === null) for (const { tell } of answers) tell();
      else {
        waiting.push(...answers);
        syncing ??= syncAll();
      }
    },
    /** Whether anything that is committed may not be on disk yet. */
    isBehind: () => syncing !== null,
    /** While something is behind: they have only read, and hear with the wait that covers what is committed by now; none begins for them. */
    join(answer: Answer): void {
      (waiting.length > 0 ? waiting : covered).push(answer);
    },
    /** Resolves when everybody has heard. */
    async settle(): Promise<void> {
      while (syncing !== null) await syncing;
    },
  };
}
