import { describe, expect, it } from 'vitest';
import { enterRoom, openDesk } from '../helpers/desk.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { oneHouse } from './house.ts';

const [admin, agent] = ['1000', '1001'];

describe('story: the desk', () => {
  const house = oneHouse();
  const newPage = ownBrowser(1440);

  it('lets an admin in, and tells an agent why not', async () => {
    const desk = await openDesk(await newPage(), house().simulator.url, 'audit', { agent: admin });
    await desk.getByText('Nobody has changed anything yet.').waitFor();

    const measuring = await openDesk(await newPage(), house().simulator.url, 'measuring', { agent: admin });
    await measuring.getByLabel('Time zone').fill('Europe/Nowhere');
    await measuring.getByRole('button', { name: 'Save' }).click();
    await measuring.getByText('measuring.time_zone: must be the IANA name').waitFor();
    await measuring.getByLabel('Time zone').fill('Europe/Berlin');
    await measuring.getByRole('button', { name: 'Save' }).click();
    await measuring.getByText('Saved, and in force.').waitFor();
    await enterRoom(measuring, 'audit');
    await measuring.getByText('setting:measuring').waitFor();

    const shut = await openDesk(await newPage(), house().simulator.url, 'start', { agent });
    await shut.getByRole('heading', { name: 'This desk is for admins' }).waitFor();
    expect(await shut.getByRole('navigation').count()).toBe(0);
  });
});
