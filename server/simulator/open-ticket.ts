import type { FrameLocator, Page } from 'playwright-core';

/** Opens a ticket on the agent's screen. @returns the app in its sidebar */
export async function openTicket(page: Page, simulatorUrl: string, ticket: number): Promise<FrameLocator> {
  await serveSdk(page);
  await page.goto(`${simulatorUrl}/agent/tickets/${ticket}`);
  return page.frameLocator('iframe[data-location="ticket_sidebar"]');
}
