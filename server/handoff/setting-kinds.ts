import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import type { Rule } from '#domain/rule.ts';
import { type BusinessHours, businessHours, timeZone } from '#rules/hours.ts';
import { savedRules, writtenRules } from '#rules/parse-rules.ts';
import { requesterSettings, type Settings } from './settings.ts';

/** What a person on the desk may do. */
export const permissions = ['see', 'tune', 'replay', 'export'] as const;
export type Permission = (typeof permissions)[number];

const whoMay = z.enum(['admin', 'agent']);
const roles = z.strictObject({
  see: whoMay.default('admin'),
  tune: whoMay.default('admin'),
  replay: whoMay.default('admin'),
  export: whoMay.default('admin'),
});

const measuring = z.strictObject({
  /** What an hour of an agent costs, in the currency below; null where nobody said. */
  agent_hour_cost: z.number().min(0).max(100_000).nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR')
    .default('EUR'),
  /** Within how many days a new handoff of the same person is a repeat contact. */
  repeat_days: z.number().int().min(1).max(90).default(7),
  time_zone: timeZone.default('UTC'),
});

const alwaysOpen = 'always_open';

const hours = z.union([businessHours, z.literal(alwaysOpen)]).nullable();

export type Measuring = z.output<typeof measuring>;

/** Everything that the desk may change, by kind. */
export interface DeskSettings extends Settings {
  rules: Rule[];
  /** `always_open` where the desk says so against the file's hours; null where nobody says anything. Nobody is away in either case. */
  hours: BusinessHours | typeof alwaysOpen | null;
  roles: z.output<typeof roles>;
  measuring: Measuring;
  /** By name, as the configuration has them; checked by whoever connects them. */
  bots: Record<string, unknown>;
}

export const settingKinds = ['rules', 'hours', 'messages', 'waiting', 'alerts', 'roles', 'measuring', 'bots'] as const;
export type SettingKind = (typeof settingKinds)[number];

/** Kinds that hold secrets: kept sealed, shown hidden. */
export const sealedKinds: readonly SettingKind[] = ['alerts', 'bots'];

export type SettingSchemas = { [K in SettingKind]: z.ZodType<DeskSettings[K]> };

/** Of each kind, what it may be. @param bots what a configured bot may be */
export function settingSchemas(bots: z.ZodType<Record<string, unknown>>): SettingSchemas {
  return {
    rules: savedRules,
    hours,
    roles,
    measuring,
    bots,
    ...requesterSettings,
  };
}

/** The same for what is written now: what was saved before a bound was made stays in force, and cannot be saved again. */
export const writtenSchemas = (saved: SettingSchemas): SettingSchemas => ({ ...saved, rules: writtenRules });

/** What a program reads that tries rules beside the server: nothing that is sealed. */
export const tryingSchemas = { rules: savedRules, hours };

export const usualRoles = roles.parse({});
export const usualMeasuring = measuring.parse({});

/** @throws AppError bad_setting whose message names every problem with its path, and whose path is that of the first */
export function parseSetting<K extends SettingKind>(schemas: Pick<SettingSchemas, K>, kind: K, value: unknown): DeskSettings[K] {
  const parsed = schemas[kind].safeParse(value);
  if (parsed.success) return parsed.data;
  // Of a name that is refused the reason lies one level deeper.
  const reasonOf = (issue: z.core.$ZodIssue) => (issue.code === 'invalid_key' && issue.issues[0]?.message) || issue.message;
  throw badSetting(parsed.error.issues.map((issue) => ({ path: [kind, ...issue.path].join('.'), problem: reasonOf(issue) })));
}

/** A line for every problem; the path is that of the first. */
export function badSetting(problems: { path: string; problem: string }[]): AppError {
  const path = problems[0]?.path;
  return new AppError('bad_setting', problems.map((one) => `${one.path}: ${one.problem}`).join('\n'), path === undefined ? {} : { path });
}
