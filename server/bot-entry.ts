import { z } from 'zod';
import { callback } from './bots/back/callback.ts';
import { hasWayBack, waysBack } from './bots/back/index.ts';
import { tokenSettings } from './bots/bot-framework-token.ts';
import { type BotKind, botKinds } from './bots/index.ts';

/** Bytes behind `whsec_` (24 to 64, says the specification) or `whpk_` (an ed25519 key has 32); platforms with a scheme of their own take other text. */
function isStandardSecret(text: string): boolean {
  const [, kind, base64 = ''] = /^(whsec|whpk)_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const size = Buffer.from(base64, 'base64').length;
  return kind === 'whpk' ? size === 32 : kind === 'whsec' && size >= 24 && size <= 64;
}

const shortestSecret = 16;
const onlyStandard: readonly BotKind[] = ['baton', 'ada'];

/** One bot in the configuration. */
export const botEntry = z
  .strictObject({
    kind: z.enum(botKinds),
    secrets: z.array(z.string()).max(4).default([]),
    /** For the Bot Framework, whose service signs its requests with tokens. */
    jwt: tokenSettings.optional(),
    /** The platform's own API, by which it is told what becomes of a handoff. */
    back: z.unknown().optional(),
    /** An address that is told the same in Baton's own format. */
    callback: callback.settings.optional(),
    /** What it knows of its requesters for certain, beside its own id of them. */
    proves: z.array(z.enum(['email', 'phone'])).default([]),
  })
  .superRefine(({ kind, secrets, jwt, back }, context) => {
    const complain = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (jwt !== undefined && kind !== 'copilot_studio') complain(['jwt'], 'is for bots of the kind copilot_studio');
    if (jwt === undefined && secrets.length === 0) complain(['secrets'], 'must name at least one: whoever has it may post for this bot');
    for (const [index, secret] of secrets.entries()) {
      const problem = problemOf(kind, secret);
      if (problem !== null) complain(['secrets', index], problem);
    }
    if (back === undefined) return;
    if (!hasWayBack(kind)) return complain(['back'], `${kind} has no API to be told by: use "callback"`);
    for (const { path, message } of waysBack[kind].settings.safeParse(back).error?.issues ?? []) complain(['back', ...path], message);
  });

export type BotEntry = z.output<typeof botEntry>;

/** All bots, by the names that stand in their webhooks' addresses. */
export const botEntries = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'names stand in addresses: small letters, digits and hyphens'),
  botEntry,
);

function problemOf(kind: BotKind, secret: string): string | null {
  if (isStandardSecret(secret)) return null;
  if (/^wh(?:sec|pk)_/.test(secret) || onlyStandard.includes(kind))
    return 'must be "whsec_" and base64 of 24 to 64 bytes, or "whpk_" and base64 of an ed25519 key';
  return secret.length < shortestSecret ? `must have ${shortestSecret} characters or more, so that it cannot be guessed` : null;
}
