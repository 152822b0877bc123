import { type AnswerPart, gatherParts } from './answer-parts.ts';
import type { Asked, Computed } from './compute.ts';

/** Computes beside the page, one thing after the other. */
export interface Apart {
  compute(asked: Asked): Promise<Computed | null>;
  end(): void;
}

/** Where the page may have no worker, the same is computed in the page: slower to the touch, but the same. */
export function computeApart(start: () => Worker = startWorker): Apart {
  let worker: Worker | null = null;
  try {
    worker = start();
  } catch {
    // A content policy may forbid it.
  }
  return {
    async compute(asked) {
      const now = new Date().toISOString();
      if (worker) {
        const answer = await ask(worker, { asked, now });
        if (answer !== undefined) return answer;
        worker.terminate();
        worker = null;
      }
      const { compute } = await import('./compute.ts');
      return compute(asked, now);
    },
    end: () => worker?.terminate(),
  };
}

function startWorker(): Worker {
  return new Worker(new URL('./compute-worker.ts', import.meta.url), { type: 'module' });
}

/** @returns undefined when the worker could not be loaded or broke */
function ask(worker: Worker, question: { asked: Asked; now: string }): Promise<Computed | null | undefined> {
  return new Promise((resolve) => {
    const gather = gatherParts();
    worker.onmessage = ({ data }: MessageEvent<AnswerPart>) => {
      const answer = gather(data);
      if (answer !== undefined) resolve(answer);
    };
    worker.onerror = () => resolve(undefined);
    worker.onmessageerror = () => resolve(undefined);
    worker.postMessage(question);
  });
}
