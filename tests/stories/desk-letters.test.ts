import { expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { launch } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { enterRoom, openDesk } from '../helpers/desk.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

it('story: a dead letter is found on the desk, looked at and tried again; another is put aside with a reason', async () => {
  const house = await launch({ folder: temporaryFolder() });
  onTestFinished(() => house.close());
  const { simulator, server, secret } = house;
  simulator.faults.script([{ match: { method: 'POST', path: /tickets$/ }, times: 2, fault: { kind: 'status', status: 403 } }]);
  for (const id of ['c-1', 'c-2']) await postDelivery(server.url, 'shop-bot', secret, id, samplePayload(id, Date.now()));
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const desk = await openDesk(await context.newPage(), simulator.url, 'letters', { agent: '1000' });
  // Whoever came before the letters looks again by choosing a kind.
  await expect
    .poll(
      async () => {
        await desk.getByLabel('Kind of work').selectOption('send_back');
        await desk.getByLabel('Kind of work').selectOption('create_ticket');
        await desk.locator('.letter, main [role=status]').first().waitFor();
        return desk.locator('.letter').count();
      },
      { timeout: 40_000 },
    )
    .toBe(2);
  await desk.getByRole('button', { name: 'Look at it' }).first().click();
  await desk.getByText('What was asked (texts left out)').waitFor();
  await desk.getByText('403').first().waitFor();

  const created = ticketCreated(simulator);
  await desk.getByRole('checkbox').first().check();
  await desk.getByRole('button', { name: 'Try 1 again' }).click();
  await desk.getByText('Being tried again: 1.').first().waitFor();
  expect(simulator.account.tickets.get(await created)).toMatchObject({ status: 'new' });

  await expect.poll(() => desk.locator('.letter').count()).toBe(1);
  await desk.getByRole('checkbox').check();
  await desk.getByLabel('Reason to put aside').fill('answered by telephone');
  await desk.getByRole('button', { name: 'Put 1 aside' }).click();
  await desk.getByText('Nothing of this kind was given up.').waitFor();
  await enterRoom(desk, 'audit');
  await desk.getByText('dead_letter_discarded').waitFor();
  await desk.getByText('answered by telephone').waitFor();
}, 120_000);
