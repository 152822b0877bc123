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
  if (room !== 'start') await enterRoom(desk, room);
  await desk.locator('main h1').first().waitFor();
  return desk;
}

/** Goes into another room; when this resolves, nothing of the room before is there any more. */
export async function enterRoom(desk: FrameLocator, room: string): Promise<void> {
  const link = desk.locator(`nav a[href="#/${room}"]`);
  await link.click();
  await link.and(desk.locator('[aria-current="page"]')).waitFor();
}
