import type { Channel } from '#domain/conversation.ts';
import type { ReasonCode } from '#domain/decision.ts';

export const occasions = ['accepted', 'delayed', 'waiting', 'timed_out', 'failed'] as const;

/** A template as the kind `messages` keeps it: the first that fits is said. */
export interface Template {
  when: (typeof occasions)[number];
  /** Absent for all. */
  reasons?: ReasonCode[];
  channels?: Channel[];
  /** BCP 47. */
  languages?: string[];
  /** Only inside or only outside business hours. */
  open?: boolean;
  /** Liquid. */
  text: string;
}

/** What a template may name, as `{{ name }}`. */
export const variables = [
  'name',
  'reason',
  'language',
  'channel',
  'group',
  'priority',
  'position',
  'minutes',
  'open',
  'channels',
  'status_url',
];
