import type { FrameLocator, Page } from 'playwright-core';
import type { View } from '../../server/simulator/open-ticket.ts';

/** Opens the app's page of its own, as an agent of the simulator, in a room of the desk. @returns the page's frame */
export async function openDesk(
  page: Page,
  simulatorUrl: string,
  room = 'start',
  view: View & { agent?: string } = {},
): Promise<FrameLocator> {
  await page.goto(`${simulatorUrl}/agent/app?${new URLSearchParams({ ...view })}`);
  const desk = page.frameLocator('iframe[data-location="nav_bar"]');
  if (room !== 'start') await desk.locator(`nav a[href="#/${room}"]`).click();
  await desk.locator('main h1').first().waitFor();
  return desk;
}
