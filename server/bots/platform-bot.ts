import type { Bot, BotEvent, RawDelivery } from '#domain/bot.ts';
import { readEach } from '#domain/each-turn.ts';
import { AppError } from '#domain/errors.ts';
import { withLastingIds } from '#domain/message-id.ts';
import type { Platform } from '#domain/platform.ts';
import { withUnknown } from '#domain/unknown-fields.ts';
import { parseBody } from './parse-body.ts';
import { verifyStandardWebhook } from './standard-webhooks.ts';

/** Checks a delivery by one platform's own scheme. @returns the delivery's id @throws AppError bad_signature, bad_timestamp */
export type Verify = (raw: RawDelivery, secrets: string[], nowMs: number) => string;

const mostMessages = 2_000;
const mostParts = 100;
const mostBytes = 8 * 1024 * 1024;
const isStandard = (secret: string) => /^wh(?:sec|pk)_/.test(secret);

/**
 * A bot adapter made of how the platform writes and how it signs. Whoever posts through a bridge of their own may sign by Standard
 * Webhooks instead. The two kinds of secrets are never tried on each other: text that is no base64 would make a weak key.
 */
export function platformBot(platform: Platform, verify: Verify, parseAnew: (body: Uint8Array) => unknown = parseBody): Bot {
  const parse = onceOfEach((body) => {
    const payload = parseAnew(body);
    const { asUsual } = platform;
    if (asUsual === undefined) return payload;
    return Array.isArray(payload) && !platform.recognises(payload) ? payload.map((one) => asUsual(one)) : asUsual(payload);
  });
  return {
    verify(raw, secrets, nowMs) {
      if ('webhook-signature' in raw.headers) return verifyStandardWebhook(raw, secrets.filter(isStandard), nowMs);
      return verify(raw, 'svix-signature' in raw.headers ? secrets.filter(isStandard) : secrets.filter((one) => !isStandard(one)), nowMs);
    },
    ...(platform.isTest === undefined ? {} : { isTest: (body) => platform.isTest?.(parse(body)) === true }),
    ...(platform.confirmAt === undefined ? {} : { confirmAt: (body) => platform.confirmAt?.(parse(body)) ?? null }),
    ...(platform.parts === undefined ? {} : { parts: (body) => partsOf(body, platform.parts?.(parse(body)) ?? []) }),
    read(body): BotEvent {
      const payload = parse(body);
      const list = Array.isArray(payload) && !platform.recognises(payload) ? readEach(platform, payload) : null;
      if (list && list.others > 0)
        throw new AppError('bad_payload', `${platform.idPath}: the list is of several conversations; send those of each by themselves`, {
          path: platform.idPath,
        });
      if (!list && !platform.recognises(payload))
        throw new AppError(
          'bad_payload',
          `${platform.idPath}: the body is not what this platform sends; is the bot configured with the right kind?`,
          {
            path: platform.idPath,
          },
        );
      const event = withUnknown(list?.event ?? platform.read(payload), payload, platform);
      if (event.conversation.id === '')
        throw new AppError('bad_payload', `${platform.idPath}: the conversation's id is missing`, { path: platform.idPath });
      return {
        ...event,
        conversation: { ...event.conversation, messages: withLastingIds(event.conversation.messages.slice(-mostMessages)) },
      };
    },
  };
}

/** A body is parsed once, however often it is asked about; nobody changes what comes of it. */
function onceOfEach(parse: (body: Uint8Array) => unknown): (body: Uint8Array) => unknown {
  const parsed = new WeakMap<Uint8Array, unknown>();
  return (body) => {
    if (!parsed.has(body)) parsed.set(body, parse(body));
    return parsed.get(body);
  };
}

/** @throws AppError bad_payload where one delivery would become more than can be written down at once */
function partsOf(body: Uint8Array, parts: unknown[]): Uint8Array[] {
  if (parts.length < 2) return [body];
  if (parts.length > mostParts)
    throw new AppError('bad_payload', `events: they are of ${parts.length} conversations; send at most ${mostParts} in one delivery`, {
      path: 'events',
    });
  let size = 0;
  return parts.map((one) => {
    const part = new TextEncoder().encode(JSON.stringify(one));
    size += part.length;
    // What stands beside the events is in each part.
    if (size > mostBytes)
      throw new AppError('bad_payload', 'events: too large, with what stands beside them, to be told of each conversation by itself', {
        path: 'events',
      });
    return part;
  });
}
