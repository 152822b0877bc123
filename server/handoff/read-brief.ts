import type { Brief, BriefMessage } from '#domain/brief.ts';
import { type BriefPage, newestOf } from '#domain/brief-page.ts';
import { toBriefMessage } from '#domain/compose-brief.ts';
import type { Message } from '#domain/conversation.ts';
import { AppError } from '#domain/errors.ts';
import { briefChangedAt } from '#domain/handoff-now.ts';
import { messageWith } from '#domain/platform.ts';
import { redactMessages, redactText } from '#domain/redaction/redact.ts';
import type { ContactChannel } from '#domain/requester-act.ts';
import { countSaid, joinedMessages, messagesNow } from '../store/after-brief.ts';
import { listAgentMessages } from '../store/agent-messages.ts';
import { listChanges } from '../store/handoff-changes.ts';
import { findHandoffByTicket, type Handoff } from '../store/handoffs.ts';
import { listActs, wishIn } from '../store/requester-acts.ts';
import { findSummary } from '../store/summaries.ts';
import type { HandoffDeps } from './deps.ts';

/** So many messages before a page are read with it: what began in them goes on in none that is shown. */
const context = 100;

/**
 * The brief behind a ticket, with what was said since it was written at its end.
 * @param newest only so many messages, the newest ones
 * @throws AppError unknown_brief when no handoff made that ticket
 */
export async function readBrief(deps: HandoffDeps, ticketId: string, newest = Number.POSITIVE_INFINITY): Promise<BriefPage> {
  const handoff = await findHandoffByTicket(deps.db, ticketId);
  if (!handoff) throw new AppError('unknown_brief', `No handoff made ticket ${ticketId}`);
  // Counted first: what comes meanwhile is read once more at worst, and never missed.
  const counted = countSaid(deps.db, handoff.id);
  const { said, replied } = await counted;
  const changed_at = briefChangedAt(await listChanges(deps.db, handoff.id));
  const page = newestOf(await briefNow(deps, handoff, newest + context, counted), newest);
  return { ...page, said: said + replied, changed_at, served_at: new Date(deps.now()).toISOString() };
}

/** A handoff's brief as it stands now. @param exact so many of the newest messages are read anew; of older ones, those that came since have no text */
export async function briefNow(
  deps: HandoffDeps,
  { brief, id }: Handoff,
  exact = Number.POSITIVE_INFINITY,
  counted = countSaid(deps.db, id),
): Promise<Brief> {
  const { channel } = await counted;
  const all = await messagesNow(deps.db, id);
  // Read as a whole: what stands in the brief may have gone on in a later message. To read five thousand takes a tenth of a second.
  const from = Math.max(0, all.length - exact);
  const now = [...all.slice(0, from).map(untold), ...redactMessages(all.slice(from), deps.redaction)];
  const texts = new Map(now.slice(from).map((message) => [message.id, message.text]));
  const joined = redactMessages(await joinedMessages(deps.db, id), deps.redaction).map(toBriefMessage);
  const elsewhere = [...joined, ...(await repliedSince(deps, id))];
  const since = saidSince(now, brief.messages);
  const acts = await listActs(deps.db, id);
  const addressFor = (wanted: ContactChannel) => wishIn(acts.filter((act) => act.kind === 'switched' && act.channel === wanted))?.address;
  return {
    ...brief,
    conversation: { ...brief.conversation, channel: wishIn(acts)?.channel ?? channel },
    requester: {
      ...brief.requester,
      email: addressFor('email') ?? brief.requester.email,
      phone: addressFor('phone') ?? brief.requester.phone,
    },
    messages: [
      ...brief.messages.map((message) => ({ ...message, text: texts.get(message.id) ?? message.text })),
      // What was said here is in order as it is.
      ...(elsewhere.length === 0 ? since : inOrder([...since, ...elsewhere])),
    ],
    from_requester: acts.flatMap((act) =>
      act.kind === 'corrected' || act.kind === 'added'
        ? [{ kind: act.kind, text: redactText(act.text, deps.redaction), at: new Date(act.at).toISOString() }]
        : [],
    ),
    summary: await findSummary(deps.db, id),
  };
}

/** A message that nobody has looked through for what is private: its text goes nowhere. */
function untold(message: Message): Message {
  return { ...message, text: '' };
}

function saidSince(now: Message[], told: BriefMessage[]): BriefMessage[] {
  const known = new Set(told.map(({ id }) => id));
  // Older messages may have been left out of the brief on purpose; what comes behind its last one is new.
  return now.slice(now.findLastIndex(({ id }) => known.has(id)) + 1).map(toBriefMessage);
}

async function repliedSince({ db }: HandoffDeps, handoffId: string): Promise<BriefMessage[]> {
  const replies = await listAgentMessages(db, handoffId);
  return replies.map(({ source_id, name, text, sent_at }) =>
    toBriefMessage(messageWith({ id: `reply ${source_id}`, author: 'agent', text, name, sentAt: sent_at })),
  );
}

function inOrder(messages: BriefMessage[]): BriefMessage[] {
  if (messages.some(({ sent_at }) => sent_at === null)) return messages;
  return messages.toSorted((a, b) => Date.parse(a.sent_at!) - Date.parse(b.sent_at!));
}
