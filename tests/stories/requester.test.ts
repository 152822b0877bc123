import { createServer } from 'node:http';
import { createServer as createTcp, type Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renderTemplate, templateProblem } from '../../server/domain/render-template.ts';
import { type AlertRoute, type Settings, usualSettings } from '../../server/handoff/settings.ts';
import { languagesSpoken } from '../../server/handoff/waiting-words.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { callbackReceiver, callbackSecret } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess } from '../helpers/in-process.ts';
import { workOf } from '../helpers/work-of.ts';

const minute = 60_000;
const waiting = (more: Partial<Settings['waiting']>): Settings => ({ ...usualSettings, waiting: { ...usualSettings.waiting, ...more } });
const route = { only_by_rule: false, fields: ['ticket', 'reason', 'group', 'priority'], most_reminders: 3 } as const;

async function house(settings: Settings = usualSettings, isOpen: ((at: number) => boolean) | null = null) {
  // Its signatures are proved elsewhere, by the clock on the wall; here days pass.
  const fake = await startFake({ ...callbackReceiver, isAuthorised: () => true });
  onTestFinished(() => fake.close());
  const inside = await inProcess({ shop: { kind: 'baton', callback: callbackReceiver.settings(fake.url) } }, { settings, isOpen });
  const handOff = (id: string, change: { locale?: string } = {}) => {
    const payload = samplePayload(id, inside.clock.now);
    Object.assign(payload.data.conversation, change);
    return inside.post('shop', payload);
  };
  const heard = () => fake.seen.shown.map(({ text }) => text);
  const accept = async (id: string) => {
    const [row] = await inside.db.query<{ id: string }>(
      `select handoffs.id from handoffs join conversations on conversations.id = conversation_id where source_id = $1`,
      [id],
    );
    return inside.panel('post', `/v1/handoffs/${row!.id}/acceptance`);
  };
  const down = (times = 1_000) => inside.simulator.faults.script([{ match: { path: /./ }, times, fault: { kind: 'status', status: 503 } }]);
  return { ...inside, fake, handOff, heard, accept, down };
}

async function receiver() {
  const got: { headers: Record<string, string>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      got.push({ headers: request.headers as Record<string, string>, body });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { got, url: `http://127.0.0.1:${(server.address() as { port: number }).port}/hook` };
}

describe('the requester', () => {
  it('is told why, what happens and honestly that nobody knows how long, once the ticket exists', async () => {
    const { handOff, heard } = await house();
    await handOff('c-1');
    expect(heard()).toHaveLength(1);
    expect(heard()[0]).toContain('passed our conversation on to a person');
    expect(heard()[0]).toContain('We do not know yet how long it will take.');
  });

  it('is told the place in line and a promise once enough was seen', async () => {
    const { handOff, heard, accept, clock, drain } = await house(waiting({ most_updates: 0 }));
    for (let index = 0; index < 9; index += 1) {
      await handOff(`c-${index}`);
      clock.now += 3 * minute;
      await drain();
      await accept(`c-${index}`);
    }
    await handOff('c-last');
    expect(heard().at(-1)).toContain('You are number 1 in line; it should take no longer than 4 min.');
  });

  it('hears within five seconds that nobody was reached while the helpdesk is down, and of the ticket when it is back', async () => {
    const { handOff, heard, account, down, pass, simulator } = await house();
    down();
    await Promise.all(['c-1', 'c-2', 'c-3'].map((id) => handOff(id)));
    await pass(5_000);
    expect(heard()).toHaveLength(3);
    for (const text of heard()) expect(text).toContain('Nobody has been told yet');
    await pass(10 * minute);
    expect(heard().filter((text) => text.includes('passed our conversation on'))).toEqual([]);
    simulator.faults.script([]);
    await pass(30 * minute);
    expect(account.tickets.size).toBe(3);
    expect(heard().filter((text) => text.includes('passed our conversation on'))).toHaveLength(3);
  });

  it('is told again when it takes longer, ever more rarely and never more often than allowed, and not once somebody has it', async () => {
    const first = await house(waiting({ most_updates: 2 }));
    await first.handOff('c-1');
    await first.pass(24 * 60 * minute);
    expect(first.heard()).toHaveLength(3);
    const second = await house(waiting({ most_updates: 2 }));
    await second.handOff('c-1');
    await second.accept('c-1');
    await second.pass(24 * 60 * minute);
    expect(second.heard()).toHaveLength(1);
  });

  it('is told when nobody could take it, and the bot speaks again while the ticket stays open', async () => {
    const { handOff, heard, pass, fake, db, account } = await house(
      waiting({ most_updates: 0, time_out_minutes: 30, on_time_out: 'hand_back' }),
    );
    await handOff('c-1');
    await pass(31 * minute);
    expect(heard().at(-1)).toContain('Your request stays open');
    expect(fake.seen.bot).toBe('speaking');
    expect(await db.query('select state, disposition from handoffs')).toEqual([{ state: 'completed', disposition: 'timed_out' }]);
    expect([...account.tickets.values()].map(({ status }) => status)).toEqual(['new']);
  });

  it('is told outside business hours that the team is away, in place of minutes', async () => {
    const { handOff, heard } = await house(usualSettings, () => false);
    await handOff('c-1');
    expect(heard()[0]).toContain('not at work at the moment');
  });

  it.each(languagesSpoken)('is spoken to in %s', async (locale) => {
    const { handOff, heard } = await house();
    await handOff('c-1', { locale });
    expect(heard()).toHaveLength(1);
    if (locale !== 'en') expect(heard()[0]).not.toContain('We do not know');
  });

  it('reads the admin’s own words where they fit, and built-in ones where a template fails', async () => {
    const text = 'Hello {{ name }}, reason {{ reason }}.{{ confidence }}{{ note }}{% if status_url %} {{ status_url }}{% endif %}';
    const own = await house({ ...usualSettings, messages: [{ when: 'accepted', channels: ['chat'], text }] });
    await own.handOff('c-1');
    expect(own.heard()[0]).toMatch(/^Hello Maya Lindqvist, reason \w+\.$/);
    const broken = await house({ ...usualSettings, messages: [{ when: 'accepted', text: '{{ name | nonsense }}' }] });
    await broken.handOff('c-1');
    expect(broken.heard()[0]).toContain('passed our conversation on');
  });
});

describe('a template', () => {
  it.each(['{% for a in (1..100000000) %}x{% endfor %}', "{% include '/etc/passwd' %}", "{% render 'x' %}", '   '])(
    'gives up on %s',
    (text) => {
      expect(workOf(() => expect(renderTemplate(text, {})).toBeNull())).toBeLessThan(1_000);
    },
  );

  it('is refused by name when it is not valid Liquid', () => {
    expect(templateProblem('{% if %')).toMatch(/^not valid Liquid: /);
    expect(templateProblem('Hello {{ name }}')).toBeNull();
  });
});

describe('an alert', () => {
  it('goes to Slack, Teams and a signed webhook with what the admin allowed, and again until somebody accepts', async () => {
    const [slack, teams, hook] = await Promise.all([receiver(), receiver(), receiver()]);
    const alerts: Record<string, AlertRoute> = {
      slack: { ...route, fields: [...route.fields], kind: 'slack', url: slack.url, remind_minutes: 5 },
      teams: { ...route, fields: [...route.fields], kind: 'teams', url: teams.url },
      hook: { ...route, fields: [...route.fields, 'requester_name'], kind: 'webhook', url: hook.url, secret: callbackSecret },
      silent: { ...route, fields: [...route.fields], kind: 'slack', url: slack.url, priorities: ['low'] },
    };
    const { handOff, pass, accept, ticket } = await house({ ...usualSettings, alerts });
    await handOff('c-1');
    expect([slack.got.length, teams.got.length, hook.got.length]).toEqual([1, 1, 1]);
    expect(JSON.parse(slack.got[0]!.body).text).toContain(`ticket: ${ticket()}`);
    expect(slack.got[0]!.body + teams.got[0]!.body).not.toMatch(/Maya|shopper\.example|88213/);
    expect(JSON.parse(teams.got[0]!.body).attachments[0].content.type).toBe('AdaptiveCard');
    expect(new Webhook(callbackSecret).verify(hook.got[0]!.body, hook.got[0]!.headers)).toMatchObject({
      type: 'handoff.waiting',
      data: { requester_name: 'Maya Lindqvist' },
    });
    await pass(11 * minute);
    expect(slack.got).toHaveLength(3);
    await accept('c-1');
    await pass(60 * minute);
    expect(slack.got).toHaveLength(3);
  });

  it('that nobody takes is a dead letter, and the handoff is none the worse', async () => {
    const alerts: Record<string, AlertRoute> = {
      slack: { ...route, fields: [...route.fields], kind: 'slack', url: 'http://127.0.0.1:9/x' },
    };
    const { handOff, pass, heard, db } = await house({ ...usualSettings, alerts });
    await handOff('c-1');
    await pass(3 * 24 * 60 * minute);
    expect(await db.query(`select task, state from jobs where task = 'send_alert'`)).toEqual([{ task: 'send_alert', state: 'dead' }]);
    expect(heard()[0]).toContain('passed our conversation on');
  });

  it('goes by mail', async () => {
    const mails: string[] = [];
    const server = createTcp((socket: Socket) => {
      let isData = false;
      let all = '';
      socket.write('220 test\r\n');
      socket.on('data', (part) => {
        all += part.toString();
        if (isData) {
          if (!all.endsWith('\r\n.\r\n')) return;
          mails.push(all);
          isData = false;
          socket.write('250 taken\r\n');
        } else if (/^DATA/im.test(part.toString())) {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(part.toString())) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
        all = isData ? all : '';
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const smtp = `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
    const alerts: Record<string, AlertRoute> = {
      mail: { ...route, fields: [...route.fields], kind: 'email', smtp, from: 'baton@acme.example', to: ['lead@acme.example'] },
    };
    const { handOff } = await house({ ...usualSettings, alerts });
    await handOff('c-1');
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('A person waits for an agent');
    expect(mails[0]).not.toContain('Maya');
  });
});
