import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { languageModel } from '../fakes/language-model.ts';
import { oneHouse } from './house.ts';

type Asked = Parameters<Parameters<typeof languageModel>[0]>[0];

const nothing = JSON.stringify({ lines: [], draft: [] });
let answer: (asked: Asked) => ReturnType<Parameters<typeof languageModel>[0]> = () => nothing;
const model = await languageModel((asked) => answer(asked));
const sentence = 'The blue bicycle is missing since Monday.';

/** A draft that cites the message about the bicycle. */
function writes({ messages: [, user] }: Asked): string {
  const { messages } = JSON.parse(user!.content) as { messages: { id: string; text: string }[] };
  const told = messages.find(({ text }) => text.includes('bicycle'));
  return told ? JSON.stringify({ lines: [], draft: [{ text: sentence, evidence: [told.id] }] }) : nothing;
}

describe('story: an agent has a language model write a draft', () => {
  const llm = { url: model.url, model: 'small-1', key: 'k-secret', timeout_ms: 8_000 };
  const house = oneHouse({ config: { llm, outbound: { hosts: ['127.0.0.1'] } } });
  const plain = oneHouse();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await model.close();
  });
  // What is written by itself after the ticket finds nothing: the draft is only there when an agent asks.
  beforeEach(() => {
    answer = () => nothing;
  });

  async function opened(
    conversation: string,
    { server, secret, simulator } = house(),
    prepare = async (_page: Page): Promise<unknown> => undefined,
  ) {
    const payload = samplePayload(conversation, Date.now());
    payload.data.messages[0]!.text = 'The blue bicycle is missing since Monday. Write to maya@shopper.example or call +49 170 1234567.';
    const created = ticketCreated(simulator);
    await postDelivery(server.url, 'shop-bot', secret, `d-${conversation}`, payload);
    const id = await created;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await prepare(page);
    const panel = await openTicket(page, simulator.url, id);
    await panel.getByRole('article').first().waitFor();
    await panel.getByRole('button', { name: 'Insert a first reply' }).waitFor();
    const draft = panel.getByRole('button', { name: 'Have a draft written' });
    return { id, page, panel, draft, reply: () => page.getByLabel('Reply', { exact: true }).inputValue(), simulator };
  }

  it('that is redacted before it leaves, marked as a draft, and sent by nobody', async () => {
    const { id, panel, draft, reply, simulator } = await opened('drafted');
    const before = simulator.account.tickets.get(id)!.comments.length;
    const asked = model.asked.length;
    answer = writes;
    await draft.click();
    await panel.getByText('Draft of a language model inserted: read it before you send it.').first().waitFor();
    await expect.poll(reply).toBe(sentence);
    expect(model.asked.length).toBeGreaterThan(asked);
    for (const question of model.asked) {
      expect(question).toContain('bicycle');
      for (const secret of ['maya@shopper.example', '1234567', 'k-secret']) expect(question).not.toContain(secret);
    }
    expect(simulator.account.tickets.get(id)!.comments).toHaveLength(before);
  });

  it('that comes too late or not at all: it is said, the template is there all the while, and nothing is put into the reply', async () => {
    const { panel, draft, reply } = await opened('silent');
    answer = () => 'never';
    await draft.click();
    await panel.getByText('The language model is writing; the template is there meanwhile.').first().waitFor();
    await panel.getByRole('button', { name: 'Insert a first reply' }).click();
    await panel.getByText('The reply is in your editor.').first().waitFor();
    const template = await reply();
    const ask = async () => {
      const asked = model.asked.length;
      await draft.click();
      await expect.poll(() => model.asked.length).toBeGreaterThan(asked);
      await panel.locator('.told').getByText('Use the template.').waitFor();
    };
    await panel.getByText('The language model wrote nothing that the conversation supports. Use the template.').first().waitFor();
    answer = () => ({ status: 500 });
    await ask();
    answer = () => JSON.stringify({ lines: [], draft: [{ text: 'You will get 100 euros today.', evidence: ['m1'] }] });
    await ask();
    expect(await reply()).toBe(template);
    expect(template).toContain('Hello Maya');
  });

  it('whose summary comes between the first reading and the first question: it is shown all the same', async () => {
    const written = Promise.withResolvers<void>();
    answer = async (asked) => {
      await written.promise;
      const { lines, draft } = JSON.parse(writes(asked)) as { lines: object[]; draft: object[] };
      return JSON.stringify({ lines: [...lines, ...draft], draft });
    };
    const question = Promise.withResolvers<Route>();
    let isFirst = true;
    const { panel } = await opened('in-the-gap', house(), (page) =>
      page.route('**/simulator/proxy', async (route) => {
        const { url } = route.request().postDataJSON() as { url: string };
        if (isFirst && /\/v1\/tickets\/\d+\/handoff$/.test(url)) {
          isFirst = false;
          question.resolve(route);
        } else await route.continue();
      }),
    );
    const summary = panel.getByText('Summary written by a language model');
    const held = await question.promise;
    expect(await summary.count()).toBe(0);

    written.resolve();
    const asked = async () => (await held.fetch()).text();
    await expect.poll(asked).toContain('summarised');
    await held.fulfill({ response: await held.fetch() });
    await summary.waitFor();
    await panel.getByRole('button', { name: 'Insert the model’s draft' }).waitFor();
  });

  it('only where an admin has configured one', async () => {
    const { panel, draft } = await opened('without', plain());
    await panel.getByRole('button', { name: 'Insert a first reply' }).waitFor();
    expect(await draft.count()).toBe(0);
  });
});
