import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { channels } from '#domain/conversation.ts';
import { decisions, priorities, reasonCodes } from '#domain/decision.ts';
import { answerDecision } from '../handoff/answer-decision.ts';
import { createRefusalNotes } from '../handoff/desk/note-refusal.ts';
import { receiveDelivery } from '../handoff/receive-delivery.ts';
import { overruled } from './desk/talk-shape.ts';
import { errorBody } from './errors.ts';
import { admit, type Limits } from './limits.ts';
import type { HttpOptions } from './options.ts';
import { rawDelivery } from './raw-delivery.ts';
import { senderDigest } from './sender-digest.ts';

const receipt = z.object({ delivery: z.string(), conversation: z.string() });
const connected = 'The connection works: the secret matches. This was a test, so no conversation was opened.';
const share = z.number().min(0).max(1);
const decision = z.object({
  decision: z.enum(decisions),
  priority: z.enum(priorities),
  reasons: z.array(
    z.object({ code: z.enum(reasonCodes), rule: z.string(), strength: share, sentence: z.string(), evidence: z.array(z.string()) }),
  ),
  say: z.string().nullable(),
  channels: z.array(z.enum(channels)),
  missing: z.array(z.string()),
  overruled: z.array(overruled),
  handoff: z.object({ id: z.string(), state: z.enum(['requested', 'accepted']) }).nullable(),
  signals: z.array(z.object({ code: z.enum(reasonCodes), strength: share, topic: z.string().nullable() })),
});

/** `POST /webhooks/{bot}`: 202 only when the delivery is on disk. The body stays bytes, because bytes are what is signed. */
export function webhookRoute(
  app: FastifyInstance,
  { deps, webhookBody, panel, limits }: Pick<HttpOptions, 'deps' | 'webhookBody' | 'panel'> & { limits: Limits },
): void {
  const note = createRefusalNotes(deps);
  /** A refusal is answered first: what is written about it keeps nobody waiting. */
  const noting = <T>(request: FastifyRequest, bot: string, work: Promise<T>): Promise<T> => {
    const about = () => ({
      bot,
      bytes: Buffer.isBuffer(request.body) ? request.body.length : 0,
      sender: senderDigest(request, panel.signing),
    });
    work
      .catch((error: unknown) => note(error, about()))
      .catch((error: unknown) => request.log.error({ err: error }, 'a refusal is not noted'));
    return work;
  };
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { bot: string } }>(
      '/webhooks/:bot',
      {
        // Bots have their own readers; this schema documents Baton's own format and validates nothing.
        validatorCompiler: () => () => true,
        schema: {
          summary: 'A bot tells what happened',
          description:
            'Signed by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) over the raw body. A redelivery is answered the same and read once. A platform’s own test of the connection is answered 200, and nothing comes of it.',
          body: webhookBody,
          response: {
            200: z.object({ test: z.string() }),
            202: receipt,
            401: errorBody,
            404: errorBody,
            413: errorBody,
            422: errorBody,
            429: errorBody,
            503: errorBody,
          },
        },
      },
      async (request, reply) => {
        const { bot } = request.params;
        const work = receiveDelivery(deps, bot, rawDelivery(request), (name) => admit(limits.webhooks, name));
        const answer = await noting(request, bot, work);
        if ('confirmAt' in answer) {
          if (answer.confirmAt !== null)
            request.log.warn({ bot, confirm_at: answer.confirmAt }, 'open this address to confirm that the platform may deliver');
          return reply.code(200).send({ test: connected });
        }
        // From here on this id is in every line about what comes of it.
        request.log.info({ trace: answer.delivery, bot: request.params.bot }, 'received');
        return reply.code(202).send(answer);
      },
    );
    scope.post<{ Querystring: { bot?: string } }>(
      '/v1/decisions',
      {
        validatorCompiler: () => () => true,
        schema: {
          summary: 'A bot asks whether to go on',
          description:
            'Signed and written like a webhook of the bot named in the query. Answers whether the bot should go on, offer a human or hand off, and why; `handoff` is not null while people have the conversation and the bot is to be silent. What it tells is added to the conversation; no handoff is opened.',
          querystring: z.object({ bot: z.string().max(63).optional() }),
          body: webhookBody,
          response: { 200: decision, 401: errorBody, 404: errorBody, 413: errorBody, 422: errorBody, 429: errorBody, 503: errorBody },
        },
      },
      async (request) => {
        const bot = request.query.bot ?? onlyBot(deps.bots);
        return noting(
          request,
          bot,
          answerDecision(deps, bot, rawDelivery(request), (name) => admit(limits.decisions, name)),
        );
      },
    );
  });
}

/** Whoever has connected one bot need not name it. */
function onlyBot(bots: Record<string, unknown>): string {
  const [name, ...others] = Object.keys(bots);
  return others.length === 0 ? (name ?? '') : '';
}
