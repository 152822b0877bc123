import { partsOf } from './answer-parts.ts';
import { type Asked, compute } from './compute.ts';

// Runs beside the page: a conversation of twenty thousand messages must not hold up the agent's typing.
self.addEventListener('message', ({ data }: MessageEvent<{ asked: Asked; now: string }>) => {
  for (const part of partsOf(compute(data.asked, data.now))) self.postMessage(part);
});
