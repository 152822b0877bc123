import type { BrowserContext } from 'playwright-core';
import type { View } from '../../server/simulator/open-ticket.ts';
import { openDesk } from '../helpers/desk.ts';
import { richPayload } from './conversations.ts';
import type { Shown, Stage } from './stage.ts';

type Scene = (stage: Stage, context: BrowserContext, view: View) => Promise<Shown>;
type Desk = Shown['panel'];

const frame = 'iframe[data-location="nav_bar"]';

/** A room of the desk as an admin sees it, and what is done there. */
const room =
  (name: string, ready: string, act: (desk: Desk, stage: Stage) => Promise<unknown> = async () => undefined): Scene =>
  async (stage, context, view) => {
    const page = await context.newPage();
    const panel = await openDesk(page, stage.house.simulator.url, name, { ...view, agent: '1000' });
    await panel.locator(ready).first().waitFor();
    await act(panel, stage);
    return { page, panel, frame };
  };

/** The rooms in which an admin sets things up. */
export const setupScenes: Record<string, Scene> = {
  desk_start: room('start', '.checks'),
  desk_first: room('start', '.checks', async (desk) => {
    await desk.locator('a.button.primary').click();
    await desk.locator('.steps').waitFor();
    await desk.locator('.checks').waitFor();
  }),
  desk_defaults: room('start', '.checks', async (desk) => {
    await desk.locator('a.button.primary').click();
    await desk.locator('main button.primary').last().click();
    await desk.locator('main .button').last().click();
    await desk.locator('input[type=checkbox]').waitFor({ state: 'attached' });
  }),
  desk_letters_none: room('letters', 'main .fields ~ [role=status], .letter', async (desk) => {
    // Other scenes leave dead letters of another kind.
    if ((await desk.locator('.letter').count()) > 0) await desk.locator('main select').selectOption('send_back');
    await desk.locator('main .fields ~ [role=status]').waitFor();
  }),
  desk_letters: async (stage, context, view) => {
    stage.house.simulator.faults.script([
      { match: { method: 'POST', path: '/api/v2/tickets' }, times: 1, fault: { kind: 'status', status: 403 } },
    ]);
    await stage.tell(richPayload(`letter-${Date.now()}`, Date.now()));
    const shown = await room('letters', 'main select')(stage, context, view);
    const { panel } = shown;
    // It may not have died yet: each choice of a kind looks again.
    while ((await panel.locator('.letter').count()) === 0) {
      await panel.locator('main select').selectOption('send_back');
      await panel.locator('main select').selectOption('create_ticket');
      await panel.locator('.letter, main [role=status]').first().waitFor();
    }
    await panel.locator('.letter .plain').first().click();
    await panel.locator('.letter pre').waitFor();
    await panel.locator('.letter input').first().check();
    return shown;
  },
  desk_messages: room('messages', '.template-list', async (desk) => {
    await desk.locator('.template-list > button').click();
    await desk.locator('.template textarea').first().fill('Hello {{ name | nothing }}');
    await desk.locator('.template .problem').waitFor();
  }),
  desk_routing: room('routing', '#new-route', async (desk) => {
    await desk.locator('#new-route').fill('team');
    await desk.locator('#new-route + button').click();
    await desk.locator('.template input[autocomplete=off]').waitFor();
  }),
  desk_roles: room('roles', '.save-bar'),
  desk_measures: room('measures', 'main select'),
  desk_measuring: room('measuring', '.save-bar'),
  desk_audit: room('audit', 'main .hint ~ *'),
  desk_alerts: room('me', 'main input'),
  desk_bots: room('bots', 'table'),
  desk_bot_new: room('bots', 'table', async (desk) => {
    await desk.locator('a.button.primary').click();
    await desk.locator('form select').first().selectOption('twilio');
    await desk.locator('input[autocomplete=off]').waitFor();
  }),
  desk_bot_made: room('bots', 'table', async (desk) => {
    await desk.locator('a.button.primary').click();
    await desk.locator('form input').first().fill(`scene-${Date.now()}`);
    await desk.locator('form button[type=submit]').click();
    await desk.locator('.given code').nth(1).waitFor();
    await desk.locator('main section button').first().click();
    await desk.locator('table .state-word.good').waitFor();
  }),
  desk_bot: room('bots', 'table', async (desk, stage) => {
    await fetch(`${stage.house.server.url}/webhooks/shop-bot`, { method: 'POST', body: '{}', headers: { 'webhook-id': 'x' } });
    await desk.locator('a[href="#/bots/shop-bot"]').click();
    await desk.locator('table').waitFor();
    await desk.locator('main section button').last().click();
    await desk.locator('.trouble').last().waitFor();
  }),
};
