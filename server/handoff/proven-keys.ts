import type { Channel, Conversation } from '#domain/conversation.ts';
import { requesterKeys } from '#domain/requester-keys.ts';

/** What a bot knows of its requesters for certain, beside its own id of them: it signs them in, or asks for a code. */
export type Proof = 'email' | 'phone';

/**
 * By what a requester is the same person as another conversation's. A name proves nothing, and what somebody types into a chat
 * neither: whoever claimed another's address would be shown their answers. So only: the bot's own id of a person, at that bot; the
 * address that a channel itself carries (the sender of an email, the number of a call or text message); and what the bot's
 * configuration says that it proves. Both conversations must know it so.
 */
export function provenKeys(
  bot: string,
  proves: readonly Proof[],
  { channel, requester }: Pick<Conversation, 'channel' | 'requester'>,
): string[] {
  const isProven = (what: Proof, by: Channel[]) => proves.includes(what) || by.includes(channel);
  return requesterKeys(bot, {
    id: requester.id,
    email: isProven('email', ['email']) ? requester.email : null,
    phone: isProven('phone', ['phone', 'sms']) ? requester.phone : null,
  });
}
