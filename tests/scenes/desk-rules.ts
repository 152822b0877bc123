import type { BrowserContext } from 'playwright-core';
import type { View } from '../../server/simulator/open-ticket.ts';
import { openDesk } from '../helpers/desk.ts';
import { postJudgedTalks } from '../helpers/judged-talks.ts';
import type { Scene } from './scenes.ts';
import type { Shown, Stage } from './stage.ts';

const frame = 'iframe[data-location="nav_bar"]';

async function room(stage: Stage, context: BrowserContext, view: View, name: string): Promise<Shown> {
  const page = await context.newPage();
  const panel = await openDesk(page, stage.house.simulator.url, name, { ...view, agent: '1000' });
  return { page, panel, frame };
}

const chat = 'Customer: hi\nBot: hello, how can I help?\nCustomer: this is ridiculous!!! let me talk to a human';

const conflicting = JSON.stringify(
  ['Sales', 'Billing'].map((group, place) => ({
    id: `to-${place}`,
    conditions: { kind: 'bot', in: ['shop-bot'] },
    actions: [{ kind: 'set_group', group }],
  })),
);

const rules: Scene = async (stage, context, view) => {
  const shown = await room(stage, context, view, 'rules');
  await shown.panel.locator('.rule').first().waitFor();
  return shown;
};

/** Rooms in which rules are made and tuned. */
export const ruleScenes: Record<string, Scene> = {
  desk_rules: rules,
  desk_rule_form: async (stage, context, view) => {
    const shown = await rules(stage, context, view);
    await shown.panel.locator('.rule', { hasText: 'on-the-phone' }).locator('.chip').nth(2).click();
    await shown.panel.locator('.rule-form').waitFor();
    return shown;
  },
  desk_rules_tried: async (stage, context, view) => {
    const shown = await rules(stage, context, view);
    await shown.panel.locator('.try textarea').first().fill(chat);
    await shown.panel.locator('.try button[type=submit]').click();
    await shown.panel.locator('.decided.handoff').waitFor();
    return shown;
  },
  desk_rules_back_tested: async (stage, context, view) => {
    await stage.handOff({
      type: 'message.created',
      data: {
        conversation: { id: 'tested', channel: 'chat' },
        messages: [{ id: 'm-1', author: 'requester', text: 'A human, please!' }],
      },
    });
    const shown = await rules(stage, context, view);
    const { panel } = shown;
    await panel.locator('.rule', { hasText: 'customer-asks' }).locator('.chip').last().click();
    await panel.locator('.try ~ h2 ~ .row button').first().click();
    await panel.locator('.report button').first().click();
    await panel.locator('.report .talk').waitFor();
    return shown;
  },
  desk_rules_exchanged: async (stage, context, view) => {
    const shown = await rules(stage, context, view);
    const { panel } = shown;
    for (const summary of await panel.locator('summary').all()) await summary.click();
    await panel.locator('.versions').waitFor();
    await panel.locator('form.fields textarea').first().fill(conflicting);
    await panel.locator('form.fields button[type=submit]').click();
    await panel.locator('.trouble').waitFor();
    return shown;
  },
  desk_thresholds: async (stage, context, view) => {
    await postJudgedTalks(
      stage.house,
      [0.02, 0.1, 0.12, 0.2, 0.3, 0.36].map((confidence, place) => ({ confidence, isNeeded: place < 4 })),
    );
    const shown = await room(stage, context, view, 'thresholds');
    const unsure = shown.panel.locator('option', { hasText: 'bot-unsure' }).first();
    await shown.panel
      .locator('select')
      .first()
      .selectOption(await unsure.getAttribute('value'));
    await shown.panel.locator('.outlook').first().waitFor();
    await shown.panel.locator('.histogram summary').click();
    return shown;
  },
};
