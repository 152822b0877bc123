import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { openDesk } from '../helpers/desk.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { keys } from '../scenes/keys.ts';
import { oneHouse } from './house.ts';

describe('story: the desk by keyboard alone', () => {
  const house = oneHouse();
  const newPage = ownBrowser();

  /** The desk's first room, entered by nobody's mouse: the focus is on the first link of its list. */
  async function atTheDoor() {
    const page = await newPage();
    const desk = await openDesk(page, house().simulator.url, 'start', { agent: '1000' });
    await desk.locator('nav a').first().focus();
    const by = keys(page, desk);
    return {
      ...{ ...by, desk },
      /** Goes into a room by its link; the focus waits at its title. */
      async enter(room: string) {
        await by.tabTo(room);
        await by.press('Enter');
        await by.focusIsOn(room);
      },
      type: (text: string) => page.keyboard.type(text),
      /** Goes through a list from its first line until it comes to the one that is wanted. */
      async choose(label: string, option: string) {
        await by.tabTo(label);
        await page.keyboard.press('Home');
        const chosen = desk.locator('select:focus option:checked');
        for (let presses = 0; (await chosen.textContent()) !== option; presses += 1) {
          expect(presses, option).toBeLessThan(40);
          await page.keyboard.press('ArrowDown');
        }
      },
    };
  }

  it('builds a rule, saves it with a reason, which acts on the next webhook, and restores the version before', async () => {
    const { desk, enter, tabTo, press, type, choose, focusIsOn } = await atTheDoor();
    await enter('Rules');
    await desk.locator('.rule').first().waitFor();
    await tabTo('Add a rule');
    await press('Enter');
    await desk.locator('.rule-form input:focus').waitFor();
    await press('ControlOrMeta+A');
    await type('kettles');
    await tabTo('Condition');
    await press('Tab');
    await choose('Condition', 'words in a message');
    await tabTo('Pattern');
    await type('kettle');
    await choose('Decision', 'hand off');
    await tabTo('Done');
    await press('Enter');
    await focusIsOn('Change the rule kettles');
    await tabTo('Why (for the versions)');
    await type('kettles leak');
    await tabTo('Save');
    await press('Enter');
    await desk.getByText('Saved, and in force.').waitFor();

    const created = ticketCreated(house().simulator);
    await postDelivery(house().server.url, 'shop-bot', house().secret, randomUUID(), {
      type: 'message.created',
      data: { conversation: { id: 'k-1', channel: 'chat' }, messages: [{ id: 'k-1-1', author: 'requester', text: 'my kettle leaks' }] },
    });
    expect(house().simulator.account.tickets.has(await created)).toBe(true);

    await tabTo('Versions');
    await press('Enter');
    await desk.locator('.versions').getByText('kettles leak').waitFor();
    await tabTo('Compare: The configuration file');
    await press('Enter');
    await desk.locator('.comparison').getByText('Removed: kettles').waitFor();
    await tabTo('Restore what the file says');
    await press('Enter');
    await desk.getByText('Restored, and in force.').waitFor();
    await desk.locator('.rule strong', { hasText: 'kettles' }).waitFor({ state: 'detached' });
    await focusIsOn('Versions');
  });

  it('finds a dead letter, looks at it and tries it again, and does not lose its place', async () => {
    const { simulator, server, secret } = house();
    simulator.faults.script([{ match: { method: 'POST', path: /tickets$/ }, times: 1, fault: { kind: 'status', status: 403 } }]);
    await postDelivery(server.url, 'shop-bot', secret, 'd-1', samplePayload('d-1', Date.now()));
    const { desk, enter, tabTo, press, choose, focusIsOn } = await atTheDoor();
    await enter('Dead letters');
    const letters = desk.locator('.letter');
    // Whoever came before the letter looks again by choosing a kind.
    await expect
      .poll(
        async () => {
          await choose('Kind of work', 'All kinds');
          await choose('Kind of work', 'Create a ticket');
          await desk.locator('.letter, main [role=status]').first().waitFor();
          return letters.count();
        },
        { timeout: 40_000 },
      )
      .toBe(1);
    await tabTo('Look at it');
    await press('Enter');
    await desk.getByText('What was asked (texts left out)').waitFor();
    const created = ticketCreated(simulator);
    await press('Shift+Tab', 'Space');
    await desk.locator('.letter input:checked').waitFor({ state: 'attached' });
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    await focusIsOn('Try 1 again');
    await press('Enter');
    expect(simulator.account.tickets.get(await created)).toMatchObject({ status: 'new' });
    await desk.getByText('Nothing of this kind was given up.').waitFor();
    await focusIsOn(/^Being tried again: 1\./);
  });
});
