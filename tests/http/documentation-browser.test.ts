import { expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openHouse } from '../hostile/house.ts';

it('documentation: is read in a browser under a policy that lets nothing inline run or style', { timeout: 120_000 }, async () => {
  const house = await openHouse();
  onTestFinished(() => house.close());
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (said) => {
    if (/Content Security Policy/i.test(said.text())) refused.push(said.text());
  });
  const answer = await page.goto(`${house.url}/docs`);
  expect(answer!.headers()['content-security-policy']).not.toContain('unsafe');
  await page.getByText('/v1/decisions').first().waitFor();
  await page.getByText('/v1/decisions').first().click();
  await page.locator('.opblock.is-open .responses-wrapper').first().waitFor();
  expect(refused).toEqual([]);
});
