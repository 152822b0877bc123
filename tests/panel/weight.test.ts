import { expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { transfer } from '../bench/panel.ts';
import { panelHouse } from '../helpers/panel-house.ts';
import { longBrief } from '../scenes/conversations.ts';

it('panel: all that a ticket loads by itself, React included, is no more than 110 kB of gzip', async () => {
  const house = await panelHouse();
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    await house.close();
  });
  const { gzip_bytes, scripts } = await transfer(browser, `${house.simulator.url}/agent/tickets/${await house.ticket(longBrief(50))}`);
  console.log(`${gzip_bytes} bytes in ${scripts} scripts`);
  // React alone has more than the lower bound: less would mean that nothing was seen.
  expect(gzip_bytes).toBeGreaterThan(60_000);
  expect(gzip_bytes).toBeLessThanOrEqual(110_000);
});
