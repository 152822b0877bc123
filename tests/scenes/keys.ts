import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A person at the keyboard, and what a screen reader would tell them. */
export function keys(page: Page, panel: FrameLocator) {
  const press = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  /** What has the focus in the panel, as a screen reader would name it; null when the focus is elsewhere. */
  const focused = () =>
    panel.locator('body').evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent;
      const own = element.getAttribute('aria-label') ?? labelledBy ?? (element as HTMLInputElement).labels?.[0]?.textContent;
      return {
        name: (own ?? element.textContent ?? '').trim(),
        tag: element.tagName.toLowerCase(),
        isSeen: outlineStyle !== 'none' && outlineWidth !== '0px',
      };
    });
  const isCalled = (name: string | RegExp, now: { name: string } | null) =>
    now !== null && (typeof name === 'string' ? now.name === name : name.test(now.name));

  /** Goes on with Tab until something of that name has the focus. */
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let count = 0; count < 240; count += 1) {
      if (isCalled(name, await focused())) return;
      await press('Tab');
    }
    throw new Error(`Tab never came to ${name}`);
  }
  /** Where the focus ends up by itself. */
  const focusIsOn = (name: string | RegExp) =>
    expect.poll(async () => (await focused())?.name ?? null).toEqual(typeof name === 'string' ? name : expect.stringMatching(name));

  return { panel, press, focused, tabTo, focusIsOn };
}
