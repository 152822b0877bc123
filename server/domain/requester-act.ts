import type { EndDisposition } from './way-back.ts';

/** Where a requester may be answered. */
export const contactChannels = ['chat', 'email', 'phone'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** When somebody may be called: in their own time, because a promise is kept by their clock. */
export interface PreferredTime {
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM, or null for any time of that day. */
  time: string | null;
  /** IANA name, where their device told it. */
  zone: string | null;
}

/** How a requester wants to be answered from now on. */
export interface ContactWish {
  channel: ContactChannel;
  /** An address, or a number in E.164; null for chat, which has one. */
  address: string | null;
  /** Only for a call; null: as soon as somebody can. */
  preferred: PreferredTime | null;
}

/** What is wrong with a wish, as its words are keyed. */
export type ContactProblem = 'bad_email' | 'bad_phone' | 'no_country' | 'past_time' | 'bad_time';

/** What the requester did on their own page; nothing in it is ever changed. */
export type RequesterAct =
  /** Something that was passed on is wrong, or something is missing. */
  | { kind: 'corrected' | 'added'; text: string }
  | ({ kind: 'switched'; by: 'requester' | 'agent' } & ContactWish)
  | { kind: 'uploaded'; name: string }
  | { kind: 'ended'; disposition: EndDisposition };

/** Seven is easiest, as customer effort is asked for. */
export const mostEffort = 7;
export const mostSatisfaction = 5;
