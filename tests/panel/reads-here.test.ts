import { describe, expect, it } from 'vitest';
import { brief } from '../helpers/brief.ts';
import { openPanel, type PanelHouse } from '../helpers/panel-house.ts';
import { withStage } from '../scenes/with-stage.ts';
import { violations } from './axe.ts';

const words = ['How can I help you today?', 'My bill is wrong, I paid twice.', 'Let me look into it.', 'I want to talk to a human.'];
const call = (labels: string[]) =>
  `WEBVTT\n\n${words.map((text, at) => `00:0${at}.000 --> 00:0${at}.900\n<v ${labels[at % labels.length]}>${text}\n`).join('\n')}`;

type Said = ['requester' | 'bot' | 'agent', string];
const chat: Said[] = [
  ['requester', 'My gym card is not let in any more'],
  ['bot', 'Have you tried to hold it longer?'],
  ['requester', 'Yes. Please put me through to a person'],
  ['agent', 'Hi, this is Alex.'],
];

/** A ticket that is a conversation by itself, as messaging makes them: a private first comment, then what was said. */
async function talk({ ticket, simulator: { account } }: PanelHouse, said: Said[], channel: string): Promise<number> {
  const id = await ticket(brief(), { files: [], metadata: {}, noteHtml: '<p>Conversation with Web User 6a4f</p>' });
  const { requester_id, comments } = account.tickets.get(id)!;
  const botId = account.newId();
  account.users.set(botId, { id: botId, name: 'Answer Bot', email: null, role: 'agent', locale: 'en-US', external_id: null });
  const people = { requester: requester_id, bot: botId, agent: 1001 };
  for (const [at, [author, text]] of said.entries())
    comments.push({
      id: account.newId(),
      author_id: people[author],
      body: text,
      html_body: `<p>${text}</p>`,
      public: true,
      channel,
      attachments: [],
      created_at: new Date(Date.UTC(2026, 2, 2, 10, at)).toISOString(),
    });
  return id;
}

describe('story: the panel reads a conversation by itself, without a server', () => {
  const set = withStage();
  const open = async (id: number) => (await openPanel(await (await set().context()).newPage(), set().stage.alone, id)).panel;

  it('takes the ticket’s own messaging for the conversation, each with its author and in order', async () => {
    const panel = await open(await talk(set().stage.alone, chat, 'native_messaging'));
    await panel.getByText('Computed here from the ticket’s comments').waitFor();
    await panel.getByText('The requester asked for a human').first().waitFor();
    await panel
      .getByRole('article')
      .nth(chat.length - 1)
      .waitFor();
    const shown = await panel
      .getByRole('article')
      .evaluateAll((all) => all.map((one) => [one.className.split(' ')[1], one.querySelector('.said')?.textContent]));
    expect(shown).toEqual(chat);
    expect(await violations({ panel })).toEqual([]);
  });

  it('makes nothing of the same words where they were mails', async () => {
    const panel = await open(await talk(set().stage.alone, chat, 'email'));
    await panel.getByRole('heading', { name: 'No bot handoff on this ticket' }).waitFor();
  });

  it('reads files as they are written: what Excel, Outlook and older programs save is no UTF-8', async () => {
    const { alone } = set().stage;
    const written =
      'Customer: Der Schlüssel läßt mich nicht rein\r\nBot: Bitte länger drücken\r\nCustomer: Ich möchte mit einem Menschen sprechen\r\n';
    for (const encoding of ['latin1', 'utf16le', 'utf8'] as const) {
      const files = [{ name: 'chat.txt', contentType: 'text/plain', body: '-' }];
      const id = await alone.ticket(brief(), { files, noteHtml: '<p>See the chat</p>', metadata: {} });
      const file = alone.simulator.account.tickets.get(id)!.comments.flatMap(({ attachments }) => attachments)[0]!;
      file.bytes = Buffer.from(written, encoding);

      const panel = await open(id);

      await panel.getByText('Der Schlüssel läßt mich nicht rein').first().waitFor();
      await panel.getByText('Computed here from the file chat.txt').waitFor();
    }
  });

  it('does not claim to know who speaks where every line has one name', async () => {
    const { alone } = set().stage;
    const files = [{ name: 'call.vtt', contentType: 'text/vtt', body: call(['Unknown']) }];
    const panel = await open(await alone.ticket(brief(), { files, noteHtml: '<p>See the call</p>', metadata: {} }));
    await panel.getByText('Every line carries the name Unknown: the parties cannot be told apart.').waitFor();
    await panel
      .getByRole('article')
      .nth(words.length - 1)
      .waitFor();
    await expect.poll(() => panel.locator('article .said').allInnerTexts()).toEqual(words);
    expect(await panel.locator('article.requester, article.agent, article.bot').count()).toBe(0);
    expect(await panel.getByText('The requester asked for a human').count()).toBe(0);
  });

  it('says that two labels are mixed up, and takes them the other way round', async () => {
    const { alone } = set().stage;
    const files = [{ name: 'call.vtt', contentType: 'text/vtt', body: call(['Customer', 'Agent']) }];
    const panel = await open(await alone.ticket(brief(), { files, noteHtml: '<p>See the call</p>', metadata: {} }));
    await panel.getByText('The names seem to be mixed up: Customer speaks for the company. Baton took Agent for the requester.').waitFor();
    await panel.getByText('The requester asked for a human').first().waitFor();
    await expect.poll(() => panel.locator('article.requester .said').allInnerTexts()).toEqual([words[1], words[3]]);
  });

  it('says where a call stops in the middle', async () => {
    const { alone } = set().stage;
    const files = [{ name: 'call.vtt', contentType: 'text/vtt', body: call(['Agent', 'Customer']).slice(0, -5) }];
    const panel = await open(await alone.ticket(brief(), { files, noteHtml: '<p>See the call</p>', metadata: {} }));
    await panel.getByText('The last message may not be whole: the file ends in the middle of a line.').waitFor();
  });
});
