import type { Channel, Conversation } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { messageWith } from '#domain/platform.ts';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import { languageOf } from '#signals/language.ts';
import { findHandoff, type Handoff } from '../store/handoffs.ts';
import { findOpenByRequester, joinHandoff, type OpenHandoff } from '../store/joined.ts';
import { addRequesterNote } from '../store/requester-notes.ts';
import type { HandoffDeps } from './deps.ts';
import { writeNext } from './pass-on.ts';
import { tellBot } from './tell-bot.ts';
import { beginToWait } from './wait-for-agent.ts';
import { withStatusLink } from './with-status-link.ts';

interface Newcomer {
  /** Our id of the conversation. */
  id: string;
  bot: string;
  requester: string | null;
  conversation: Conversation;
}

/**
 * A requester whom people are already looking after has begun another conversation: it goes to the ticket they have. Two agents who
 * each know half would be worse than one who knows all.
 */
export async function join(deps: HandoffDeps, tx: Queryable, { id, bot, requester, conversation }: Newcomer): Promise<void> {
  const open = requester === null ? null : await findOpenByRequester(tx, requester);
  if (open) await joinTo(deps, tx, open, { id, bot, conversation });
}

/** A conversation becomes part of a handoff: what is written in it is noted on the ticket, and what agents answer is told in it too. */
export async function joinTo(
  deps: HandoffDeps,
  tx: Queryable,
  open: OpenHandoff,
  { id, bot, conversation }: Omit<Newcomer, 'requester'>,
): Promise<void> {
  await joinHandoff(tx, id, open.id, deps.now());
  const about = messageWith({
    id: deps.newId(),
    author: 'system',
    name: 'Baton',
    text: `The same requester writes in another conversation (${conversation.id}, ${conversation.channel}):`,
    sentAt: new Date(deps.now()).toISOString(),
  });
  const written = redactConversation(conversation, deps.redaction).messages.filter(({ author }) => author === 'requester');
  const isFirst = await addRequesterNote(tx, deps.newId(), open.id, [about, ...written]);
  // Before there is a ticket, note and bot wait for it.
  if (open.state === 'requested') return;
  if (isFirst) await writeNext(deps, tx, open.id);
  const handoff = (await findHandoff(tx, open.id))!;
  const locale = conversation.locale ?? languageOf(conversation) ?? handoff.brief.conversation.locale;
  const text = withStatusLink(deps, handoff, await beginToWait(deps, tx, spokenTo(handoff, conversation.channel, locale)), locale);
  await tellBot(deps, tx, handoff, { kind: 'handoff_accepted', text }, { bot, source_id: conversation.id });
}

/** On this channel and in this language: templates and words are chosen by both. */
function spokenTo(handoff: Handoff, channel: Channel, locale: string | null): Handoff {
  return { ...handoff, brief: { ...handoff.brief, conversation: { ...handoff.brief.conversation, channel, locale } } };
}
