import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkerPage, type WorkerPage } from '../helpers/worker-page.ts';

const sentences = ['Where is my parcel, it was due on Monday?', 'It left the depot and is on its way.', 'I want to talk to a human being.'];
const said = Array.from({ length: 20_000 }, (_, at) => ({
  role: at % 2 === 0 ? 'user' : 'assistant',
  content: `${sentences[at % 3]} (${at}) ${'and so on '.repeat(18)}`,
}));
const formats = {
  json: JSON.stringify({ messages: said }),
  text: said.map(({ role, content }) => `${role === 'user' ? 'Customer' : 'Bot'}: ${content}`).join('\n'),
};

describe('panel: computing apart from the page', () => {
  let page: WorkerPage;
  beforeAll(async () => {
    page = await openWorkerPage();
  });
  afterAll(() => page.close());

  // How many milliseconds a task may have is for `npm run bench -- read`: here a busy machine makes every task longer, those of both alike.
  it.each(Object.entries(formats))(
    'reads 20,000 messages (%s) in a worker, and leaves the page a small part of it',
    async (_format, text) => {
      const here = await page.read(text, 'page');
      let apart = await page.read(text, 'worker');
      // A machine that had other things to do makes one short task long, and not the same one again.
      for (let more = 0; more < 3 && apart.longest >= here.longest / 4; more += 1) apart = await page.read(text, 'worker');
      expect(here).toMatchObject({ all: 20_000, reasons: expect.arrayContaining(['asked_for_human']) });
      expect({ ...apart, longest: 0, tasks: [] }).toEqual({ ...here, longest: 0, tasks: [] });
      expect(apart.longest).toBeLessThan(here.longest / 4);
    },
  );
});
