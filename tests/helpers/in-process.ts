import { createHmac } from 'node:crypto';
import axios from 'axios';
import type { FastifyServerOptions } from 'fastify';
import { SignJWT } from 'jose';
import { Registry } from 'prom-client';
import { onTestFinished } from 'vitest';
import type { IsOpen } from '#rules/hours.ts';
import { batonPayload } from '../../server/bots/baton.ts';
import { connectBot } from '../../server/bots/connect-bot.ts';
import type { BotKind } from '../../server/bots/index.ts';
import { botKit } from '../../server/bots/kit/kit.ts';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import { type Settings, usualSettings } from '../../server/handoff/settings.ts';
import { subscriptions } from '../../server/helpdesks/zendesk/subscriptions.ts';
import { buildHttp } from '../../server/http/app.ts';
import type { SignedUrlSettings } from '../../server/http/signed-url.ts';
import type { Limits } from '../../server/simulator/rest/limits.ts';
import { signAs } from '../../server/simulator/sign-as.ts';
import type { Switches } from '../../server/simulator/state.ts';
import { assemble } from './assemble.ts';
import { botSecret } from './bot-secret.ts';
import { goLive } from './go-live.ts';
import { type Engine, testDatabase } from './test-database.ts';
import { thisMachine } from './this-machine.ts';

interface Entry {
  kind: BotKind;
  back?: unknown;
  callback?: unknown;
  proves?: ('email' | 'phone')[];
}

interface Options {
  engine?: Engine;
  /** Of calls to the helpdesk. */
  timeoutMs?: number;
  switches?: Partial<Switches>;
  limits?: Partial<Limits>;
  own?: Partial<HandoffDeps>;
  /** What the admin says of the requester's side. */
  settings?: Settings;
  isOpen?: IsOpen | null;
  signedUrls?: SignedUrlSettings;
  /** Where the helpdesk would reach us. */
  publicUrl?: string | null;
  /** Whether the helpdesk has a webhook to us. */
  isConnected?: boolean;
  logger?: FastifyServerOptions['logger'];
  registry?: Registry;
  /** Is told of each attempt that went wrong. */
  onAttempt?: (error: unknown) => void;
}

/** What the app and operators sign with. */
export const panelSigning = 'a-signing-secret-of-more-than-32-characters';
const webhookSecret = 'the signing secret of the webhook';

const agentToken = (key: string, sub = '1001') =>
  new SignJWT({ iss: 'acme', aud: 'baton', sub })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('60s')
    .sign(new TextEncoder().encode(key));

/** The real server, edge to store, in this process and on a clock of ours, beside a simulated helpdesk. */
export async function inProcess(
  entries: Record<string, Entry>,
  {
    engine,
    timeoutMs,
    settings = usualSettings,
    isOpen = null,
    own = {},
    isConnected = true,
    publicUrl = null,
    signedUrls,
    logger = false,
    registry = new Registry(),
    onAttempt,
    ...simulated
  }: Options = {},
) {
  const db = await testDatabase(engine);
  // Receivers check signatures by the clock on the wall: ours starts there.
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const bots = Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [
      name,
      connectBot({ ...entry, secrets: [botSecret(entry.kind)] }, now, (told) => own.waysOut?.of('bots', told) ?? thisMachine),
    ]),
  );
  const { deps, helpdesk, simulator, attempts, drain, pass } = await assemble({
    ...{ db, clock, bots, webhookSecret, simulated, settings, isOpen, own, onAttempt },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const sealed = Object.entries(entries).map(([name, entry]) => [name, { ...entry, secrets: [botSecret(entry.kind)] }] as const);
  const live = await goLive(deps, Object.fromEntries(sealed));
  const http = await buildHttp({
    deps,
    live,
    kit: botKit,
    publicUrl,
    connection: null,
    panel: { signing: panelSigning, subdomain: 'acme', signedUrls },
    webhookBody: batonPayload,
    version: '0',
    registry,
    problem: async () => null,
    logger,
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    live.close();
    await http.close();
    await simulator.close();
  });
  if (isConnected)
    simulator.account.webhooks.push({ id: 'w-1', name: 'Baton', endpoint: `${url}/helpdesk/events`, subscriptions, secret: webhookSecret });

  const call = axios.create({ baseURL: url, validateStatus: () => true });

  async function send(bot: string, path: string, payload: unknown) {
    const { kind } = entries[bot]!;
    const body = JSON.stringify(payload);
    const signed = signAs(kind, botSecret(kind), (url + path).replace('http:', 'https:'), body, clock.now);
    return call.post(path, body, { headers: { 'content-type': 'application/json', ...signed }, transformRequest: (data) => data });
  }

  return {
    ...{ deps, db, clock, helpdesk, simulator, account: simulator.account, url, attempts, drain, pass, webhookSecret },
    /** A bot's delivery, signed as its platform signs. */
    async post(bot: string, payload: unknown) {
      const answer = await send(bot, `/webhooks/${bot}`, payload);
      await drain();
      return answer;
    },
    /** A bot's question whether to go on. */
    ask: (bot: string, payload: unknown) => send(bot, `/v1/decisions?bot=${bot}`, payload),
    /** What an agent, or another user, does to a ticket at the helpdesk; its webhooks have come in when this resolves. */
    async update(ticket: number, change: Record<string, unknown>, user = 1001) {
      const headers = { cookie: `sim_session=${user}` };
      const answer = await axios.put(
        `${simulator.url}/api/v2/tickets/${ticket}`,
        { ticket: change },
        { headers, validateStatus: () => true },
      );
      await simulator.settled();
      await drain();
      return answer;
    },
    /** An event that the simulated helpdesk has no button for, signed as it signs. */
    async event(envelope: object) {
      const body = JSON.stringify({ time: new Date(clock.now).toISOString(), ...envelope });
      const stamp = new Date(clock.now).toISOString();
      const signature = createHmac('sha256', webhookSecret)
        .update(stamp + body)
        .digest('base64');
      const headers = { 'x-zendesk-webhook-signature': signature, 'x-zendesk-webhook-signature-timestamp': stamp };
      const answer = await call.post('/helpdesk/events', body, { headers, transformRequest: (data) => data });
      await drain();
      return answer;
    },
    /** The agent's wish in the panel. */
    async handBack(handoff: string, body: unknown, key = panelSigning) {
      const token = await agentToken(key);
      const answer = await call.post(`/v1/handoffs/${handoff}/handback`, body, { headers: { authorization: `Bearer ${token}` } });
      await drain();
      return answer;
    },
    /** An address that the app calls, with the token of an admin. */
    async asAdmin(method: 'get' | 'post', path: string, data?: unknown, key = panelSigning) {
      return call.request({ method, url: path, data, headers: { authorization: `Bearer ${await agentToken(key, '1000')}` } });
    },
    async brief(ticket: number) {
      const token = await agentToken(panelSigning);
      return (await call.get(`/v1/tickets/${ticket}/brief`, { headers: { authorization: `Bearer ${token}` } })).data;
    },
    /** What an agent's panel asks of the server. */
    async panel(method: 'get' | 'post' | 'put', path: string, data?: unknown, agent = { sub: '1001', name: 'Alex Agent' }) {
      const token = await new SignJWT({ iss: 'acme', aud: 'baton', ...agent })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('60s')
        .sign(new TextEncoder().encode(panelSigning));
      const answer = await call.request({
        method,
        url: path,
        data: method === 'get' ? undefined : (data ?? {}),
        headers: { authorization: `Bearer ${token}` },
      });
      await drain();
      return answer;
    },
    ticket: () => [...simulator.account.tickets.keys()].at(-1)!,
  };
}
