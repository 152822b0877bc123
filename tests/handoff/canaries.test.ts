import { pino } from 'pino';
import { Registry } from 'prom-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listedDeadLetters } from '../../server/handoff/dead-letters.ts';
import { type AlertRoute, usualSettings } from '../../server/handoff/settings.ts';
import { createStatusLinks } from '../../server/handoff/status-links.ts';
import { logOptions } from '../../server/log.ts';
import { openAiWriter } from '../../server/models/open-ai.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { languageModel } from '../fakes/language-model.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';
import { oneWayOut, thisMachine } from '../helpers/this-machine.ts';

const conversations = 100;
const four = (index: number) => String(index).padStart(4, '0');

/** The last digit that makes a card of the rest. */
function luhn(digits: string): string {
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return digits + ((10 - (sum % 10)) % 10);
}

/** A German account with its check digits. */
function iban(account: string): string {
  const bban = `37040044${account}`;
  return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`;
}

/** Five that nobody outside may see, and five that are a person's own: on their ticket, and in no log, alert, metric or error. */
function canariesOf(index: number) {
  const n = four(index);
  return {
    secret: {
      card: luhn(`41110000${n}000`),
      iban: iban(`000000${n}`),
      password: `Kanarie${n}!x`,
      key: `sk_live_canary${n}ABCDEFGH`,
      ssn: `212-4${n.at(-1)}-${1000 + index}`,
    },
    personal: {
      name: `Canaria${n} Zebra`,
      email: `canary${n}@shopper.example`,
      text: `canarytext${n}`,
      attribute: `canaryattr${n}`,
      diagnostic: `canarydiag${n}`,
    },
  };
}

const route = { only_by_rule: false, fields: ['ticket', 'reason', 'group', 'priority'] as AlertRoute['fields'], most_reminders: 3 };

describe.each(engines)('1,000 canaries on %s', (engine) => {
  it('are seen by nobody who may not see them', { timeout: 900_000 }, async () => {
    const lines: string[] = [];
    const log = pino(logOptions, { write: (line: string) => void lines.push(line) });
    const model = await languageModel(() => JSON.stringify({ lines: [], draft: [] }));
    const bot = await startFake(callbackReceiver);
    const alerted: string[] = [];
    const slack = await startFake({
      settings: () => ({}),
      isAuthorised: () => true,
      routes: [],
    } as never);
    onTestFinished(async () => {
      await model.close();
      await bot.close();
      await slack.close();
    });
    const told: string[] = [];
    const outbound = {
      ...thisMachine,
      exchange: async (sending: Parameters<typeof thisMachine.exchange>[0]) => {
        const body = String(sending.body);
        if (sending.url.startsWith(slack.url)) alerted.push(body);
        else told.push(body);
        return sending.url.startsWith(slack.url) ? { status: 200, headers: {}, text: '' } : thisMachine.exchange(sending);
      },
    };
    const links = createStatusLinks([Buffer.alloc(32, 7)], 'http://baton.example', 14);
    const registry = new Registry();
    const house = await inProcess(
      { shop: { kind: 'baton', callback: callbackReceiver.settings(bot.url) } },
      {
        engine,
        settings: { ...usualSettings, alerts: { slack: { ...route, kind: 'slack', url: `${slack.url}/x` } } },
        own: {
          statusLinks: links,
          waysOut: oneWayOut(outbound),
          writer: openAiWriter({ outbound, url: model.url, model: 'm', key: null, timeoutMs: 5_000 }),
        },
        logger: { level: 'info', stream: { write: (line: string) => void lines.push(line) } },
        registry,
        onAttempt: (error) => log.error({ err: error }, 'attempted'),
      },
    );
    const errors: string[] = [];
    const pages: string[] = [];
    const all = Array.from({ length: conversations }, (_one, index) => canariesOf(index));
    for (const [index, { secret, personal }] of all.entries()) {
      house.clock.now += 2_000;
      const payload = samplePayload(`c-${index}`, house.clock.now);
      payload.data.requester = {
        ...payload.data.requester,
        name: personal.name,
        email: personal.email,
        attributes: { note: personal.attribute } as never,
      };
      payload.data.bot.diagnostics = { ...payload.data.bot.diagnostics, note: personal.diagnostic, seen: `card ${secret.card}` } as never;
      payload.data.messages[0]!.text = `${personal.text}, card ${secret.card}, IBAN ${secret.iban}, my password is ${secret.password}`;
      payload.data.messages[2]!.text = `my key is ${secret.key} and my social security number ${secret.ssn}`;
      const echo = {
        error: 'RecordInvalid',
        description: `${personal.name} ${personal.email} ${personal.text} ${secret.card}`,
        details: { base: [{ description: personal.name }] },
      };
      // Of every tenth the helpdesk takes nothing, and says what it was sent; another answers late.
      if (index % 10 === 1)
        house.simulator.faults.script([
          { match: { method: 'POST', path: /tickets$/ }, times: 5, fault: { kind: 'status', status: 403, body: echo } },
        ]);
      if (index % 10 === 2)
        house.simulator.faults.script([
          { match: { method: 'POST', path: /tickets$/ }, times: 1, fault: { kind: 'status', status: 503, body: echo } },
        ]);
      await house.ask('shop', { ...payload, type: 'message.created' });
      await house.post('shop', payload);
      // What is wrong is refused, and the refusal repeats nothing.
      for (const wrong of [
        { ...payload, type: personal.text },
        { ...payload, data: { ...payload.data, conversation: { ...payload.data.conversation, channel: [personal.name] } } },
        { ...payload, data: { ...payload.data, messages: `${personal.text} ${secret.card}` } },
      ])
        errors.push(JSON.stringify((await house.ask('shop', wrong)).data));
    }
    await house.pass(60_000);
    for (const [index, ticket] of [...house.account.tickets.values()].entries())
      if (index % 3 === 0) await house.update(ticket.id, { status: 'solved' });
    await house.pass(60_000);

    const handoffs = await house.db.query<{ id: string; ticket_id: string | null; requested_at: number }>(
      'select id, ticket_id, requested_at from handoffs',
    );
    expect(handoffs).toHaveLength(conversations);
    const briefs: string[] = [];
    for (const { id, ticket_id, requested_at } of handoffs) {
      const page = links.of(id, Number(requested_at)).replace('http://baton.example', house.url);
      pages.push(await (await fetch(page)).text());
      if (ticket_id !== null) briefs.push(JSON.stringify(await house.brief(Number(ticket_id))));
    }
    const dead = await listedDeadLetters(house.deps, { task: null, after: null, limit: 100 });
    const jobs = await house.db.query('select last_error, discard_reason from jobs');
    const audit = await house.db.query('select * from audit_entries');
    const files = [...house.account.attachments.values()].map(({ bytes }) => Buffer.from(bytes).toString());
    const strict = {
      ...{ log: lines, errors, alerts: alerted, metrics: [await registry.metrics()] },
      ...{ dead: [JSON.stringify(dead)], jobs: [JSON.stringify(jobs)], audit: [JSON.stringify(audit)] },
    };
    const open = {
      ...strict,
      ...{ tickets: [JSON.stringify([...house.account.tickets.values()])], files, briefs, pages },
      ...{ models: model.asked, way_back: told },
    };
    // Each path was gone, or nothing would have been shown.
    for (const [path, texts] of Object.entries(open))
      if (path !== 'audit') expect([path, texts.join('').length > 100]).toEqual([path, true]);
    expect(dead.length).toBeGreaterThan(0);

    const left: string[] = [];
    let planted = 0;
    for (const { secret, personal } of all) {
      for (const [kind, canary] of Object.entries(secret)) {
        planted += 1;
        const bare = canary.replaceAll('-', '');
        for (const [path, texts] of Object.entries(open))
          if (texts.some((text) => text.includes(canary) || text.includes(bare))) left.push(`${kind} in ${path}`);
      }
      for (const [kind, canary] of Object.entries(personal)) {
        planted += 1;
        for (const [path, texts] of Object.entries(strict))
          if (texts.some((text) => text.includes(canary))) left.push(`${kind} in ${path}`);
      }
    }
    expect(planted).toBe(1_000);
    expect(Object.fromEntries([...new Set(left)].map((one) => [one, left.filter((other) => other === one).length]))).toEqual({});
  });
});
