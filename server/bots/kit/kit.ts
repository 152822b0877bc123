import { randomBytes, randomUUID } from 'node:crypto';
import { type BotKind, botKinds } from '../index.ts';
import { guideOf } from './guide.ts';
import { sampleBody } from './sample-body.ts';
import { signSample } from './sign-sample.ts';

/** Platforms that make the secret themselves: it is copied from there. */
const makeTheirOwn: readonly BotKind[] = ['intercom', 'ada', 'sunshine', 'chatwoot', 'twilio'];
/** Those of the others that sign, or are best told to. */
const sign: readonly BotKind[] = ['baton', 'copilot_studio', 'custom_gpt', 'rasa', 'botpress'];

/** Everything that connecting a bot takes, by kind: for the desk, which knows no platform. */
export const botKit = {
  kinds: botKinds as readonly string[],
  guide: (kind: string) => ({ kind, makes_secret: makeTheirOwn.includes(kind as BotKind), ...guideOf(kind as BotKind) }),
  newSecret: (kind: string): string =>
    sign.includes(kind as BotKind) ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(24).toString('base64url'),
  /**
   * A delivery of a sample conversation, as the bot itself would post it.
   * @returns null where nobody but the platform can sign
   */
  sample({
    kind,
    secret,
    url,
    conversation,
    text,
    at,
  }: { [name in 'kind' | 'secret' | 'url' | 'conversation' | 'text']: string } & { at: number }) {
    const body = sampleBody(kind as BotKind, { conversation, text, at: new Date(at).toISOString() });
    const signed = signSample({ kind: kind as BotKind, secret, url, body, id: randomUUID(), at });
    const type = kind === 'twilio' ? 'application/x-www-form-urlencoded' : 'application/json';
    return signed && { body, headers: { 'content-type': type, ...signed } };
  },
};
