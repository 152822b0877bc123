import type { HandoffState } from './brief.ts';
import type { Channel } from './conversation.ts';
import type { Priority, ReasonCode } from './decision.ts';
import type { EndDisposition } from './way-back.ts';

/** What an agent says of a handoff. */
export const verdicts = ['needed', 'not_needed', 'too_early', 'too_late', 'incomplete'] as const;
export type Verdict = (typeof verdicts)[number];

/** A human on the helpdesk, as the app names them. */
export interface Agent {
  id: string;
  name: string | null;
}

export const handoffActions = [
  'accepted',
  'verdict_given',
  'verdict_withdrawn',
  'handed_back',
  'channel_switched',
  'corrected',
  'added',
  'uploaded',
  'cancelled',
  'summarised',
] as const;
export type HandoffAction = (typeof handoffActions)[number];

/** One line of what agents, or where none is named the requester, did to a handoff; nothing in it is ever changed. */
export interface HandoffChange {
  /** ISO 8601 in UTC. */
  at: string;
  agent: Agent | null;
  action: HandoffAction;
  detail: string | null;
}

/** What changes what the brief tells. */
const inBrief: readonly HandoffAction[] = ['channel_switched', 'corrected', 'added', 'summarised'];

/** When somebody did something last that changes what the brief tells, as the change tells it; '' where nobody has. @param changes newest first */
export function briefChangedAt(changes: readonly HandoffChange[]): string {
  return changes.find(({ action }) => inBrief.includes(action))?.at ?? '';
}

/** Where a handoff stands, small enough to be asked for every few seconds. Spelled as it travels. */
export interface HandoffNow {
  handoff: string;
  /** Another text whenever anything that the panel shows may have changed. */
  revision: string;
  state: HandoffState;
  disposition: EndDisposition | null;
  /** The agent who accepted it. */
  owner: (Agent & { at: string }) | null;
  /** What the asking agent said of it. */
  verdict: Verdict | null;
  channel: Channel;
  /** How much was said, by anybody: when it moves, the brief has more at its end. */
  messages: number;
  /** Whether a language model can be asked for a draft. */
  can_draft: boolean;
  /** Newest first. */
  changes: HandoffChange[];
  /** ISO 8601 in UTC, by the server's clock: an agent's computer may have another. */
  served_at: string;
}

/** An earlier handoff of the same requester. */
export interface EarlierHandoff {
  ticket: string | null;
  requested_at: string;
  state: HandoffState;
  disposition: EndDisposition | null;
  priority: Priority;
  reason: ReasonCode | null;
  intent: string | null;
}

/** Whether a handoff was right, for measuring rules: one that came too early should have been left to the bot a while, but was needed. */
export function isNeeded(verdict: Verdict): boolean {
  return verdict !== 'not_needed';
}
