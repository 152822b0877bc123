import type { BrowserContext } from 'playwright-core';
import type { View } from '../../server/simulator/open-ticket.ts';
import { brief, briefMessage } from '../helpers/brief.ts';
import { longBrief, longPayloads, richPayload } from './conversations.ts';
import { ruleScenes } from './desk-rules.ts';
import { setupScenes } from './setup-scenes.ts';
import { type Shown, type Stage, showTicket, sidebar, whole } from './stage.ts';

/** Plays one state of the app; when it resolves, there is nothing more to wait for. */
export type Scene = (stage: Stage, context: BrowserContext, view: View) => Promise<Shown>;

const fresh = (stage: Stage) => stage.handOff(richPayload('scene', Date.now()));

const handedOff: Scene = async (stage, context, view) => {
  const shown = await showTicket(context, stage.house.simulator.url, await fresh(stage), view);
  await whole(shown);
  await shown.panel.locator('.chip').first().waitFor();
  return shown;
};

const alone =
  (make: (stage: Stage) => Promise<number>, ready = '.why'): Scene =>
  async ({ alone: house, ...stage }, context, view) => {
    const id = await make({ ...stage, alone: house });
    const shown = await showTicket(context, house.simulator.url, id, view);
    await shown.panel.locator(ready).waitFor();
    if (ready === '.why') await whole(shown);
    return shown;
  };

const chat =
  'Customer: My gym card is not let in any more\nBot: Have you tried to hold it longer?\nCustomer: Yes. Please put me through to a person';

/** Every state of the app, by its name. */
export const scenes: Record<string, Scene> = {
  ...setupScenes,
  handed_off: handedOff,
  accepted_by_another: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    const other = await context.browser()!.newContext();
    const id = Number(/tickets\/(\d+)/.exec(shown.page.url())![1]);
    const page = await other.newPage();
    await page.goto(`${stage.house.simulator.url}/agent/tickets/${id}?agent=1003`);
    await page.frameLocator(sidebar).locator('.button.primary').click();
    await shown.panel.locator('.state.owned').waitFor();
    await other.close();
    return shown;
  },
  handed_back: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.actions [aria-expanded]').first().click();
    await shown.panel.locator('.actions textarea').fill('The refund is under way.');
    await shown.panel.locator('.actions form button[type=submit]').click();
    await shown.panel.locator('.state.over').waitFor();
    return shown;
  },
  handing_back: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.actions [aria-expanded]').first().click();
    await shown.panel.locator('.actions textarea').waitFor();
    return shown;
  },
  tags: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.actions [aria-expanded]').nth(1).click();
    await shown.panel.locator('.actions form input').fill('vip refund');
    await shown.panel.locator('.actions form button[type=submit]').click();
    await shown.panel.locator('.actions form p').waitFor();
    return shown;
  },
  field: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.actions [aria-expanded]').nth(2).click();
    const lists = shown.panel.locator('.actions form select');
    await lists.selectOption('36008');
    await lists.nth(1).selectOption('refund_voucher');
    return shown;
  },
  macro: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.actions [aria-expanded]').nth(3).click();
    await shown.panel.locator('.actions form select').selectOption('700');
    await shown.panel.locator('.actions form dl div').first().waitFor();
    return shown;
  },
  switching: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.actions [aria-expanded]').nth(4).click();
    await shown.panel.locator('.actions input[type=tel]').fill('12');
    await shown.panel.locator('.actions form button[type=submit]').click();
    await shown.panel.locator('.problem').waitFor();
    return shown;
  },
  summarised: alone(({ alone: house }) => {
    const long = longBrief(12);
    const [first, second] = long.messages.filter(({ author }) => author === 'requester');
    return house.ticket({
      ...long,
      summary: {
        model: 'small-1',
        lines: [
          { text: 'The requester was charged twice and wants one charge back.', evidence: [first!.id] },
          { text: 'Both charges are booked.', evidence: [second!.id] },
        ],
        draft: [{ text: 'Both charges are booked.', evidence: [second!.id] }],
      },
      from_requester: [
        { kind: 'corrected', text: 'The order is 88231, not 88213.', at: '2026-11-23T10:05:00.000Z' },
        { kind: 'added', text: 'Please call in the morning.', at: '2026-11-23T10:06:00.000Z' },
      ],
    });
  }),
  verdict: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.verdicts .chip').nth(3).click();
    await shown.panel.locator('.verdicts .chip[aria-pressed="true"]').waitFor();
    return shown;
  },
  customer: async (stage, context, view) => {
    await fresh(stage);
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.folded summary').last().click();
    await shown.panel.locator('.ticket .chip').first().click();
    return shown;
  },
  evidence: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.why a.tool').first().click();
    await shown.panel.locator('article:focus').waitFor();
    return shown;
  },
  search: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('input[type=search]').fill('charge');
    await shown.panel.locator('mark').first().waitFor();
    return shown;
  },
  lost: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await stage.house.server.stop();
    await shown.panel.locator('.state.lost').waitFor();
    await stage.house.server.start();
    return shown;
  },
  long: alone(({ alone: house }) => house.ticket(longBrief(5_000))),
  older_on_their_way: async (stage, context, view) => {
    // The first page comes, the rest is held up.
    await context.route('**/simulator/proxy', (route) =>
      (route.request().postDataJSON() as { url: string }).url.endsWith('/brief') ? undefined : route.continue(),
    );
    const ticket = await stage.handOff(longPayloads('scene', 450)[0]!);
    const shown = await showTicket(context, stage.house.simulator.url, ticket, view);
    await whole(shown);
    await shown.panel.locator('.coming').waitFor();
    return shown;
  },
  from_attachment: alone(({ alone: house }) => house.ticket(longBrief(12))),
  partial: alone(({ alone: house }) => house.ticket({ ...longBrief(6), omitted: 1_234 })),
  computed: alone(({ alone: house }) =>
    house.ticket(brief(), {
      files: [{ name: 'chat.txt', contentType: 'text/plain', body: chat }],
      noteHtml: '<p>See the file</p>',
      metadata: {},
    }),
  ),
  hostile: alone(({ alone: house }) => {
    const text = '<img src=x onerror="alert(1)"> \u202Egnp.exe\u202C {{ticket.id}} \u200B\u0000 Zalgo: Z̸̢̛͔a̷l̵g̶o̷ 👩🏽‍🚀 ﷽';
    const messages = [
      briefMessage('m-1', `${text}\n${'long '.repeat(600)}`, {
        name: text,
        attachments: [
          { name: text, content_type: 'text/html', url: 'javascript:alert(1)' },
          { name: 'invoice.pdf', content_type: 'application/pdf', url: 'https://files.example/invoice.pdf' },
        ],
      }),
    ];
    return house.ticket(
      brief({ intent: text, diagnostics: { [text]: text }, attempts: [{ step: text, worked: null }], say: text, messages }),
    );
  }),
  none: alone(({ alone: house }) => house.ticket(brief(), { files: [], metadata: {}, noteHtml: '<p>Where is my order?</p>' }), '.notice'),
  unreadable: alone(async ({ alone: house }) => {
    const id = await house.ticket();
    const ticket = house.simulator.account.tickets.get(id)!;
    ticket.metadata = {};
    ticket.comments[0]!.attachments.find(({ file_name }) => file_name === 'baton-brief.json')!.bytes.fill(0x20);
    return id;
  }, '.notice'),
  failed: async (stage, context, view) => {
    const id = await stage.alone.ticket();
    const { simulator } = stage.alone;
    simulator.faults.script([{ match: { path: '/comments' }, times: 1, fault: { kind: 'status', status: 500 } }]);
    const page = await context.newPage();
    // The page itself must not know either.
    await page.route('**/modules/zaf-get.ts', async (route) => {
      const body = await (await route.fetch()).text();
      const unknown = "if (path.startsWith('ticket.comments')) throw new PathError('APIError', 'is not there');";
      await route.fulfill({ contentType: 'text/javascript', body: body.replace('const ticket = currentTicket(desk);', `$&${unknown}`) });
    });
    await page.goto(`${simulator.url}/agent/tickets/${id}?${new URLSearchParams({ ...view })}`);
    const panel = page.frameLocator(sidebar);
    await panel.locator('.notice').waitFor();
    return { page, panel, frame: sidebar };
  },
  loading: async (stage, context, view) => {
    const id = await stage.alone.ticket();
    stage.alone.simulator.faults.script([{ match: { path: '/comments' }, times: 1, fault: { kind: 'hang' } }]);
    const shown = await showTicket(context, stage.alone.simulator.url, id, view);
    await shown.panel.locator('.loading').waitFor();
    return shown;
  },
  refused: async (stage, context, view) => {
    const id = await fresh(stage);
    const page = await context.newPage();
    await page.route('**/simulator/proxy', (route) => route.fulfill({ json: { status: 401, text: '{"error":{"code":"bad_token"}}' } }));
    await page.goto(`${stage.house.simulator.url}/agent/tickets/${id}?${new URLSearchParams({ ...view })}`);
    const shown = { page, panel: page.frameLocator(sidebar), frame: sidebar };
    await whole(shown);
    await shown.panel.locator('.aside').last().waitFor();
    return shown;
  },
  window: async (stage, context, view) => {
    const shown = await handedOff(stage, context, view);
    await shown.panel.locator('.heading.ruled .tool').click();
    const frame = 'iframe[data-location="modal"]';
    const panel = shown.page.frameLocator(frame);
    await panel.getByRole('article').first().waitFor();
    return { page: shown.page, panel, frame };
  },
  new_ticket: async ({ alone: house }, context, view) => {
    const page = await context.newPage();
    await page.goto(`${house.simulator.url}/agent/tickets/new?${new URLSearchParams({ ...view })}`);
    const frame = 'iframe[data-location="new_ticket_sidebar"]';
    const panel = page.frameLocator(frame);
    await panel.locator('textarea').fill(chat);
    return { page, panel, frame };
  },
  desk: async (stage, context, view) => {
    const page = await context.newPage();
    await page.goto(`${stage.house.simulator.url}/agent/app?${new URLSearchParams({ ...view })}`);
    const frame = 'iframe[data-location="nav_bar"]';
    const panel = page.frameLocator(frame);
    await panel.locator('.desk main p, .notice p').first().waitFor();
    return { page, panel, frame };
  },
  ...ruleScenes,
  outside: async ({ alone: house }, context) => {
    const page = await context.newPage();
    await page.goto(`${house.appUrl}/1/assets/index.html`);
    await page.locator('.notice').waitFor();
    return { page, panel: page.mainFrame() as unknown as Shown['panel'], frame: '#root' };
  },
};
