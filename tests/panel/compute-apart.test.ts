import { describe, expect, it } from 'vitest';
import { workerPage } from '../helpers/worker-page.ts';

const sentences = ['Where is my parcel, it was due on Monday?', 'It left the depot and is on its way.', 'I want to talk to a human being.'];
const said = Array.from({ length: 20_000 }, (_, at) => ({
  role: at % 2 === 0 ? 'user' : 'assistant',
  content: `${sentences[at % 3]} (${at}) ${'and so on '.repeat(18)}`,
}));
const formats = {
  json: JSON.stringify({ messages: said }),
  text: said.map(({ role, content }) => `${role === 'user' ? 'Customer' : 'Bot'}: ${content}`).join('\n'),
};

interface Measured {
  all: number;
  reasons: string[];
  longest: number;
  tasks: number[];
}

/** Runs in the page. @param how 'worker', or 'page' for what happens where no worker can be had */
async function measure({ text, how }: { text: string; how: string }): Promise<Measured> {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const { computeApart } = window as unknown as {
    computeApart(start?: () => Worker): { compute(asked: unknown): Promise<unknown>; end(): void };
  };
  const apart = how === 'worker' ? computeApart() : computeApart(() => new Worker('/nowhere.js'));
  const { brief } = (await apart.compute({ text })) as {
    brief: { messages: unknown[]; omitted: number; why: { reasons: { code: string }[] } };
  };
  apart.end();
  // Entries of long tasks are told a moment after the task.
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  const reasons = brief.why.reasons.map(({ code }) => code);
  return { all: brief.messages.length + brief.omitted, reasons, longest: Math.max(0, ...tasks), tasks };
}

describe('panel: computing apart from the page', () => {
  // Whoever else takes the core meanwhile makes a task long: that happens by chance, what is wrong every time.
  it.each(Object.entries(formats))(
    'reads and assesses 20,000 messages (%s) without a long task in the page',
    { retry: 2 },
    async (_format, text) => {
      const page = await workerPage();
      const read = await page.evaluate(measure, { text, how: 'worker' });
      console.log(`${(text.length / 1e6).toFixed(1)} MB: longest task ${read.longest} ms`);
      expect(read).toMatchObject({ all: 20_000, reasons: expect.arrayContaining(['asked_for_human']) });
      expect(read.tasks).toEqual([]);
    },
  );

  it('computes the same in the page where no worker can be had, which the measure above would see', async () => {
    const page = await workerPage();
    const read = await page.evaluate(measure, { text: formats.json, how: 'page' });
    expect(read).toMatchObject({ all: 20_000, reasons: expect.arrayContaining(['asked_for_human']) });
    expect(read.longest).toBeGreaterThan(50);
  });
});
