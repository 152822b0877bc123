import type { BriefMessage } from '#domain/brief.ts';
import { AppError } from '#domain/errors.ts';
import { type KnownFact, knownFacts } from '#domain/glance/known.ts';
import type { ContactWish } from '#domain/requester-act.ts';
import type { WaitLeft } from '#domain/wait-left.ts';
import type { EndDisposition } from '#domain/way-back.ts';
import { findOwner } from '../store/handoff-owners.ts';
import { findHandoff } from '../store/handoffs.ts';
import { findRating, type Rating } from '../store/ratings.ts';
import { listActs, wishIn } from '../store/requester-acts.ts';
import { revisionsOf } from '../store/revisions.ts';
import type { HandoffDeps } from './deps.ts';
import { briefNow } from './read-brief.ts';

/** What a requester may know of their own handoff. No confidence, no note of agents, nothing that a bot's builder kept for agents. */
export interface StatusView {
  handoff: string;
  /** Of what is shown, or of something a little older: what came while it was being read is news. */
  revision: string;
  /** `reaching`: no ticket yet; `waiting`: nobody has accepted; `with_person`; `over`; `failed`. */
  state: 'reaching' | 'waiting' | 'with_person' | 'over' | 'failed';
  disposition: EndDisposition | null;
  /** BCP 47, of the conversation. */
  locale: string | null;
  /** The ticket's number, to be quoted. */
  ticket: string | null;
  /** ISO 8601 in UTC. */
  requestedAt: string;
  /** null while nobody knows, or nobody waits. */
  wait: WaitLeft | null;
  /** Nobody is at work at the moment, as far as business hours are configured. */
  isAway: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
  /** The requester's own first words about it. */
  about: string | null;
  facts: Pick<KnownFact, 'kind' | 'value'>[];
  own: { kind: 'corrected' | 'added'; text: string; at: string }[];
  /** How they want to be answered; null where they never said. */
  wish: ContactWish | null;
  files: string[];
  /** What the requester saw of the conversation, oldest first. */
  messages: Pick<BriefMessage, 'author' | 'name' | 'text' | 'sent_at'>[];
  /** How many older ones are left out. */
  omitted: number;
  rating: Rating | null;
}

const mostMessages = 60;
const mostFacts = 8;
const shortestAbout = 12;

/** @throws AppError unknown_handoff */
export async function readStatus(deps: HandoffDeps, handoffId: string): Promise<StatusView> {
  const handoff = await findHandoff(deps.db, handoffId);
  if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
  const revision = (await revisionsOf(deps.db, [handoffId])).get(handoffId) ?? '';
  const brief = await briefNow(deps, handoff);
  const acts = await listActs(deps.db, handoffId);
  const owner = await findOwner(deps.db, handoffId);
  const seen = brief.messages.filter(({ author, text }) => author !== 'system' && text.trim() !== '');
  const theirs = brief.messages.filter(({ author, id }) => author === 'requester' && !id.startsWith('page '));
  const isAnswered = owner !== null || seen.some(({ author, id }) => author === 'agent' && id.startsWith('reply '));
  const state = stateOf(handoff.state, isAnswered);
  const isAway = deps.isOpen?.(deps.now()) === false;
  return {
    handoff: handoffId,
    revision,
    state,
    disposition: handoff.disposition,
    locale: brief.conversation.locale,
    ticket: handoff.ticketId,
    requestedAt: brief.handoff.requested_at,
    isAway,
    wait: state === 'waiting' && !isAway ? await deps.waiting(handoff) : null,
    name: brief.requester.name,
    email: brief.requester.email,
    phone: brief.requester.phone,
    about: (theirs.find(({ text }) => text.trim().length >= shortestAbout) ?? theirs[0])?.text ?? null,
    facts: factsOf(knownFacts({ ...brief, diagnostics: {} }), brief.messages),
    own: brief.from_requester,
    wish: wishIn(acts),
    files: acts.flatMap((act) => (act.kind === 'uploaded' ? [act.name] : [])),
    messages: seen.slice(-mostMessages).map(({ author, name, text, sent_at }) => ({ author, name, text, sent_at })),
    omitted: brief.omitted + Math.max(0, seen.length - mostMessages),
    rating: await findRating(deps.db, handoffId),
  };
}

function stateOf(state: string, isAnswered: boolean): StatusView['state'] {
  if (state === 'requested') return 'reaching';
  if (state === 'failed') return 'failed';
  if (state === 'completed') return 'over';
  return isAnswered ? 'with_person' : 'waiting';
}

/** Only what the requester themselves wrote; how they can be reached stands by itself. */
function factsOf(facts: KnownFact[], messages: BriefMessage[]): StatusView['facts'] {
  return facts
    .filter(
      ({ kind, at }) => !['name', 'email', 'phone', 'diagnostic'].includes(kind) && at !== null && messages[at]?.author === 'requester',
    )
    .slice(0, mostFacts)
    .map(({ kind, value }) => ({ kind, value }));
}
