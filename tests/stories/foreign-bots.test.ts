import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBrief } from '#domain/parse-brief.ts';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { oneHouse } from './house.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/bots', name), 'utf8');

describe('story: bots of other makers', () => {
  const house = oneHouse();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Posts what the platform sends, and reads ticket and panel. */
  async function handOff(bot: string, body: string) {
    const { simulator, server, secret } = house();
    const created = ticketCreated(simulator);
    const answer = await postDelivery(server.url, bot, secret, `d-${bot}`, body);
    expect(answer.status).toBe(202);
    const id = await created;
    const ticket = simulator.account.tickets.get(id)!;
    const file = ticket.comments[0]!.attachments.find((one) => one.file_name === 'baton-brief.json')!;
    const brief = parseBrief(JSON.parse(new TextDecoder().decode(file.bytes)));
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const panel = await openTicket(page, simulator.url, id);
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    await panel
      .getByRole('article')
      .nth(brief.messages.length - 1)
      .waitFor();
    const shown = await panel.locator('body').innerText();
    await page.close();
    return { ticket, brief, shown };
  }

  /** Every sentence stands in the text, each after the one before. */
  function expectInOrder(text: string, sentences: string[]): void {
    const flat = text.replace(/\s+/g, ' ');
    let from = flat.indexOf(sentences[0]!.replace(/\s+/g, ' ')) - 1;
    for (const sentence of sentences) {
      const at = flat.indexOf(sentence.replace(/\s+/g, ' '), from + 1);
      expect(at, sentence).toBeGreaterThan(from);
      from = at;
    }
  }

  it('Copilot Studio: handoff.initiate with its transcript', async () => {
    const body = fixture('copilot-studio-handoff.json');
    const { brief, shown } = await handOff('copilot-bot', body);
    const event = (JSON.parse(body) as { activities: CopilotActivity[] }).activities.find((one) => one.name === 'handoff.initiate')!;
    const transcript = event.attachments![0]!.content.activities.filter((one) => one.type === 'message').map((one) => one.text!);

    expect(brief.messages.map((message) => message.text)).toEqual(transcript);
    expect(brief.intent).toBe(event.value!.va_LastTopic);
    expect(brief.why.reasons.map((reason) => reason.code)).toContain('bot_requested');
    expectInOrder(shown.slice(shown.lastIndexOf('Conversation')), transcript);
    expect(shown).toContain(String(event.value!.va_LastTopic));
    expect(Object.keys(brief.diagnostics).length, 'variables are kept').toBeGreaterThan(0);
  });

  it('CustomGPT: a conversation whose last question asks for a human', async () => {
    const body = fixture('custom-gpt-conversation.json');
    const { brief, shown } = await handOff('docs-bot', body);
    const records = (JSON.parse(body) as CustomGptBody).data.messages.data;
    const said = records.flatMap((record) => [record.user_query, record.openai_response]);

    expect(brief.messages.map((message) => message.text)).toEqual(said);
    expect(brief.why.reasons.map((reason) => reason.code)).toContain('asked_for_human');
    expectInOrder(shown.slice(shown.lastIndexOf('Conversation')), said);
  });
});

interface CopilotActivity {
  type: string;
  name?: string;
  text?: string;
  value?: Record<string, unknown>;
  attachments?: { content: { activities: CopilotActivity[] } }[];
}

interface CustomGptBody {
  data: { messages: { data: { user_query: string; openai_response: string }[] } };
}
