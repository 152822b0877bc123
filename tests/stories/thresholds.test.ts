import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { enterRoom, openDesk } from '../helpers/desk.ts';
import { postJudgedTalks } from '../helpers/judged-talks.ts';
import { oneHouse } from './house.ts';

describe('story: thresholds on the desk', () => {
  const house = oneHouse();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('are chosen on what agents said, by keyboard, and go into a draft of the rules', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await postJudgedTalks(house(), [{ confidence: 0.05, isNeeded: true }]);
    const desk = await openDesk(page, house().simulator.url, 'thresholds', { agent: '1000' });
    await desk.getByLabel('Rule and signal').selectOption({ label: 'bot-unsure: the bot is not sure of its answers' });
    await desk
      .getByText('Too few judgements to suggest a value: 15 of each kind are needed, and there are 1 “needed” and 0 “not needed”.')
      .waitFor();

    await postJudgedTalks(house(), [
      ...Array.from({ length: 15 }, () => ({ confidence: 0.05, isNeeded: true })),
      ...Array.from({ length: 15 }, () => ({ confidence: 0.35, isNeeded: false })),
    ]);
    await desk.getByLabel('Look back').selectOption('30');
    await desk.getByText('31 conversations, 0 handed off for other reasons anyway').waitFor();
    // Judged, but ended by nobody: no handoff was timed.
    await desk.getByText('An assumption: no handoff tells yet how long it took.').waitFor();
    const row = (name: string) => desk.locator('tr', { hasText: name }).locator('td');
    await expect.poll(() => row('Needless, of 15').allInnerTexts()).toEqual(['15', '15']);
    await desk.getByText('does the least harm to the 31 conversations that agents judged').waitFor();
    const slider = desk.getByRole('slider');
    await slider.focus();
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => row('Needless, of 15').allInnerTexts()).toEqual(['15', '0']);
    await expect.poll(() => row('Missed, of 16').allInnerTexts()).toEqual(['0', '0']);

    await desk.getByRole('link', { name: 'Use 70% in “bot-unsure”' }).click();
    await desk.getByText('The threshold is in your draft.').waitFor();
    await desk.getByText('Changed: bot-unsure').waitFor();
    // A draft waits in this tab while its author looks elsewhere.
    await enterRoom(desk, 'audit');
    await enterRoom(desk, 'rules');
    await desk.getByText('Your draft is back.').waitFor();
    await desk.getByText('Changed: bot-unsure').waitFor();
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Saved, and in force.').waitFor();
    await desk.locator('.rule').getByText('the bot is not sure of its answers (strength 70% or more): hand off').waitFor();
  });
});
