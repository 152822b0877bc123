import type { FrameLocator, Page } from 'playwright-core';

export interface View {
  colorScheme?: 'light' | 'dark';
  locale?: string;
}

/** Opens a ticket on the agent's screen. @returns the app in its sidebar */
export async function openTicket(page: Page, simulatorUrl: string, ticket: number, view: View = {}): Promise<FrameLocator> {
  await page.goto(`${simulatorUrl}/agent/tickets/${ticket}?${new URLSearchParams({ ...view })}`);
  return page.frameLocator('iframe[data-location="ticket_sidebar"]');
}
