import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addBot, addSecret, type BotShown, listBots, lookBackDays, removeBot, retireSecret } from '../../handoff/desk/bots.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const name = z.string().max(63);
const when = z.string().nullable();
const count = z.number();
const bot = z.object({
  name,
  kind: z.string(),
  title: z.string(),
  secrets: z.array(z.string()),
  has_back: z.boolean(),
  last_at: when,
  deliveries: count,
  conversations: count,
  handoffs: count,
  open: count,
  last_refusal: z.object({ at: z.string(), code: z.string(), why: z.string() }).nullable(),
});
const guide = z.object({
  kind: z.string(),
  makes_secret: z.boolean(),
  title: z.string(),
  where: z.string(),
  steps: z.array(z.string()),
  snippets: z.array(z.object({ language: z.string(), code: z.string() })),
});
/** As the platform made it; what it must look like is told by the settings' own check. */
const secret = z.string().trim().min(1).max(500).nullable().default(null);
const made = z.object({ name, secret: z.string() });
const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 409: errorBody, 422: errorBody };
const tags = ['desk'];
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Bots: how they are, and connecting them. Each change is a version of the kind `bots`, sealed and in the audit. */
export function botRoutes(app: FastifyInstance, { deps, doors, live, kit }: DeskOptions): void {
  const shown = ({ facts, lastRefusal, hasBack, ...one }: BotShown) => ({
    ...one,
    title: kit.guide(one.kind).title,
    has_back: hasBack,
    last_at: iso(facts.lastAt),
    ...{ deliveries: facts.deliveries, conversations: facts.conversations, handoffs: facts.handoffs, open: facts.open },
    last_refusal: lastRefusal && { at: iso(Number(lastRefusal.at))!, code: lastRefusal.code, why: lastRefusal.why },
  });

  app.get(
    '/v1/desk/bots',
    {
      schema: {
        summary: 'Every bot with what it did in the last days, and the platforms that can be connected',
        ...{ tags, security: deskSecurity },
        response: {
          200: z.object({
            days: count,
            can_seal: z.boolean(),
            bots: z.array(bot),
            kinds: z.array(z.object({ kind: z.string(), title: z.string() })),
          }),
          ...refusals,
        },
      },
    },
    async () => ({
      days: lookBackDays,
      can_seal: live.canSeal,
      bots: (await listBots(deps, live)).map(shown),
      kinds: kit.kinds.map((kind) => ({ kind, title: kit.guide(kind).title })),
    }),
  );

  app.get<{ Params: { kind: string } }>(
    '/v1/desk/platforms/:kind',
    {
      schema: {
        summary: 'How a platform is connected',
        ...{ tags, security: deskSecurity },
        params: z.object({ kind: z.enum(kit.kinds as [string, ...string[]]) }),
        response: { 200: guide, ...refusals },
      },
    },
    async ({ params }) => kit.guide(params.kind),
  );

  app.post<{ Body: { name: string; kind: string; secret: string | null } }>(
    '/v1/desk/bots',
    {
      schema: {
        summary: 'Connects a bot; its secret is told once, here',
        ...{ tags, security: deskSecurity },
        body: z.object({ name, kind: z.enum(kit.kinds as [string, ...string[]]), secret }),
        response: { 200: made, ...refusals },
      },
    },
    async (request) => {
      const author = await doors.mayAdminister(request);
      return { name: request.body.name, ...(await addBot(live, kit, { ...request.body, author })) };
    },
  );

  app.post<{ Params: { bot: string }; Body: { secret: string | null } }>(
    '/v1/desk/bots/:bot/secrets',
    {
      schema: {
        summary: 'A new secret beside those in force: told once, here',
        ...{ tags, security: deskSecurity },
        params: z.object({ bot: name }),
        body: z.object({ secret }),
        response: { 200: made, ...refusals },
      },
    },
    async (request) => {
      const author = await doors.mayAdminister(request);
      const { bot: named } = request.params;
      return { name: named, ...(await addSecret(live, kit, { name: named, author, secret: request.body.secret })) };
    },
  );

  app.post<{ Params: { bot: string }; Body: { ending: string } }>(
    '/v1/desk/bots/:bot/secrets/retire',
    {
      schema: {
        summary: 'A secret counts no more; named by its last four characters',
        ...{ tags, security: deskSecurity },
        params: z.object({ bot: name }),
        body: z.object({ ending: z.string().length(4) }),
        response: { 200: z.object({ name }), ...refusals },
      },
    },
    async (request) => {
      const author = await doors.mayAdminister(request);
      await retireSecret(live, { name: request.params.bot, author, ending: request.body.ending });
      return { name: request.params.bot };
    },
  );

  app.post<{ Params: { bot: string } }>(
    '/v1/desk/bots/:bot/removal',
    {
      schema: {
        summary: 'Takes a bot away: its deliveries are refused from then on',
        ...{ tags, security: deskSecurity },
        params: z.object({ bot: name }),
        response: { 200: z.object({ name }), ...refusals },
      },
    },
    async (request) => {
      const author = await doors.mayAdminister(request);
      await removeBot(live, { name: request.params.bot, author });
      return { name: request.params.bot };
    },
  );
}
