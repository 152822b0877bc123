import { z } from 'zod';
import { channels } from '#domain/conversation.ts';
import { priorities, reasonCodes } from '#domain/decision.ts';
import { templateProblem } from '#domain/render-template.ts';
import { address } from '../outbound/address.ts';
import { signingSecret } from '../outbound/sign-webhook.ts';

/** What a requester may be told of. */
export const occasions = ['accepted', 'delayed', 'waiting', 'timed_out', 'failed'] as const;
export type Occasion = (typeof occasions)[number];

const template = z.strictObject({
  when: z.enum(occasions),
  reasons: z.array(z.enum(reasonCodes)).optional(),
  channels: z.array(z.enum(channels)).optional(),
  /** BCP 47, compared by their first part. */
  languages: z.array(z.string().min(2)).optional(),
  /** Inside or outside business hours. */
  open: z.boolean().optional(),
  /** Liquid. */
  text: z
    .string()
    .min(1)
    .max(4_000)
    .superRefine((text, context) => {
      const problem = templateProblem(text);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    }),
});

/** Nothing of a person is among them unless the admin names it. */
export const alertFields = ['ticket', 'reason', 'group', 'priority', 'channel', 'intent', 'requester_name', 'requester_email'] as const;
export type AlertField = (typeof alertFields)[number];

const route = {
  reasons: z.array(z.enum(reasonCodes)).optional(),
  groups: z.array(z.string().min(1)).optional(),
  priorities: z.array(z.enum(priorities)).optional(),
  /** Only rules that name it use it. */
  only_by_rule: z.boolean().default(false),
  fields: z.array(z.enum(alertFields)).default(['ticket', 'reason', 'group', 'priority']),
  /** Minutes between reminders, until an agent accepts; none where absent. */
  remind_minutes: z.number().min(1).max(1_440).optional(),
  most_reminders: z.number().int().min(1).max(20).default(3),
};
const alertRoute = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slack'), url: address, ...route }),
  z.strictObject({ kind: z.literal('teams'), url: address, ...route }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: address,
    secret: signingSecret,
    ...route,
  }),
  z.strictObject({
    kind: z.literal('email'),
    /** Of the SMTP server, with user and password where it asks for them. */
    smtp: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }),
    from: z.email(),
    to: z.array(z.email()).min(1).max(20),
    ...route,
  }),
]);
export type AlertRoute = z.output<typeof alertRoute>;

/** What an admin says of the requester's side. */
export const requesterSettings = {
  /** The first that fits is said; where none does, built-in words are. */
  messages: z.array(template).max(200).default([]),
  waiting: z
    .strictObject({
      /** How often a requester is told anew at most. */
      most_updates: z.number().int().min(0).max(10).default(3),
      /** After which nobody is waited for any more; never where null. */
      time_out_minutes: z.number().min(1).max(10_080).nullable().default(null),
      /** Whether the bot gets its voice back then; the ticket stays open in either case. */
      on_time_out: z.enum(['tell', 'hand_back']).default('tell'),
      /** Minutes between reminders on agents' screens in the helpdesk, until somebody has it; none where null. */
      remind_minutes: z.number().min(1).max(1_440).nullable().default(10),
      most_reminders: z.number().int().min(1).max(20).default(3),
    })
    .prefault({}),
  /** By a name without spaces, which rules' `alert` may say. */
  alerts: z.record(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'names are small letters, digits, _ and -'), alertRoute).default({}),
};

const settings = z.strictObject(requesterSettings);
export type Settings = z.output<typeof settings>;

export const usualSettings: Settings = settings.parse({});
