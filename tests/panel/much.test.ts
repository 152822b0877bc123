import { describe, expect, it } from 'vitest';
import { brief, briefMessage } from '../helpers/brief.ts';
import { openPanel, type PanelHouse } from '../helpers/panel-house.ts';
import { withStage } from '../scenes/with-stage.ts';

/** Talk that went on after the handoff. */
function talk({ simulator: { account } }: PanelHouse, ticket: number, count: number, attached: { name: string; body: string }[] = []) {
  const { comments } = account.tickets.get(ticket)!;
  for (let index = 0; index < count; index += 1) {
    const attachments = (index === 0 ? attached : []).map(({ name, body }) => {
      const id = account.newId();
      const file = {
        id,
        file_name: name,
        content_type: 'text/plain',
        content_url: `/attachments/token/t${id}/?name=${name}`,
        size: body.length,
        malware_scan_result: 'malware_not_found' as const,
        bytes: new TextEncoder().encode(body),
      };
      account.attachments.set(`t${id}`, file);
      return file;
    });
    const text = `Note ${index}`;
    const at = new Date(Date.now() + index * 1_000).toISOString();
    comments.push({ id: account.newId(), author_id: 1001, body: text, html_body: text, public: false, attachments, created_at: at });
  }
}

describe('panel: of much, nothing is cut off without a word', () => {
  const set = withStage();

  it('finds the brief behind hundreds of comments, and the newest of two', async () => {
    const { alone } = set().stage;
    const id = await alone.ticket(brief({ intent: 'the_old_one' }));
    talk(alone, id, 250);
    const page = await (await set().context()).newPage();
    const { panel } = await openPanel(page, alone, id);
    await panel.getByText('the old one').first().waitFor();
    talk(alone, id, 120, [{ name: 'baton-brief.json', body: JSON.stringify(brief({ intent: 'the_new_one' })) }]);
    talk(alone, id, 150);
    await page.reload();
    await panel.getByText('the new one').first().waitFor();
    expect(await panel.getByText('the old one').count()).toBe(0);
  });

  it('says how many files it did not look into, and looks into them when it is asked to', async () => {
    const { alone } = set().stage;
    const id = await alone.ticket(brief(), { files: [], metadata: {}, noteHtml: '<p>Where is my order?</p>' });
    const chat = 'Customer: My gym card is not let in any more\nBot: Hold it longer\nCustomer: Please put me through to a person';
    const notes = Array.from({ length: 13 }, (_, index) => ({ name: `note-${index}.txt`, body: `nothing ${index}` }));
    talk(alone, id, 1, [{ name: 'chat.txt', body: chat }, ...notes]);
    const { panel } = await openPanel(await (await set().context()).newPage(), alone, id);
    await panel.getByText('4 older files were not read.').waitFor();
    await panel.getByRole('button', { name: 'Read them too' }).click();
    await panel.getByText('Computed here from the file chat.txt').waitFor();
  });

  it('unfolds all that is known, tried and promised', async () => {
    const { alone } = set().stage;
    const messages = Array.from({ length: 20 }, (_, index) => [
      briefMessage(`r-${index}`, `It is about INV-${1_000 + index}`),
      briefMessage(`b-${index}`, `We will call you about number ${index}.`, { author: 'bot' }),
    ]).flat();
    const { panel } = await openPanel(await (await set().context()).newPage(), alone, await alone.ticket(brief({ messages })));
    const known = panel.getByRole('region', { name: 'Already known' });
    await known.getByText('8 more').waitFor();
    await expect.poll(() => known.getByRole('listitem').count()).toBe(14);
    await known.getByText('8 more').click();
    await known.getByText('INV-1000').waitFor();
    await expect.poll(() => known.getByRole('listitem').count()).toBe(22);
    await panel.getByRole('region', { name: 'Promised' }).getByText('17 more').click();
    await panel.getByRole('region', { name: 'Promised' }).getByText('number 0.').waitFor();
  });

  it('shows older tickets of the same person when it is asked to', async () => {
    const { alone } = set().stage;
    for (let index = 0; index < 30; index += 1) await alone.ticket();
    const { panel } = await openPanel(await (await set().context()).newPage(), alone, await alone.ticket());
    await panel.getByText('Customer', { exact: true }).click();
    const tickets = panel.getByRole('region', { name: 'Other tickets' });
    await tickets.getByRole('listitem').nth(23).waitFor();
    const before = await tickets.getByRole('listitem').count();
    expect(before).toBeLessThanOrEqual(25);
    await tickets.getByRole('button', { name: 'Show older ones' }).click();
    await tickets.getByRole('listitem').nth(29).waitFor();
    await tickets.locator('h3:focus').waitFor();
  });
});
