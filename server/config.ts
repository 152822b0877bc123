import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import { privateKinds, type RedactionPolicy, treatments, usualPolicy } from '#domain/redaction/kind.ts';
import { contactChannels } from '#domain/requester-act.ts';
import type { Rule } from '#domain/rule.ts';
import { defaultRules } from '#rules/defaults.ts';
import { businessHours } from '#rules/hours.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { botEntries } from './bot-entry.ts';
import { type DeskSettings, usualMeasuring, usualRoles } from './handoff/setting-kinds.ts';
import { requesterSettings } from './handoff/settings.ts';
import { signedUrlSettings } from './http/signed-url.ts';
import { address } from './outbound/address.ts';
import { addressesIn, vouchedIn } from './outbound/named-addresses.ts';
import { createPolicy } from './outbound/policy.ts';

const environment = z.object({
  BATON_PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  BATON_DATA: z.string().min(1).default('.baton'),
  /** PostgreSQL, for several processes; without it, SQLite in BATON_DATA, for one. */
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: 'must begin with postgres:// or postgresql://' }).optional(),
  /** Seals secrets in the database. While one key follows another: the new one, a comma, the old one. */
  BATON_MASTER_KEY: z
    .string()
    .transform((text) => text.split(','))
    .pipe(
      z.array(z.base64('must be base64').refine((text) => Buffer.from(text, 'base64').length === 32, 'must be base64 of 32 bytes')).max(3),
    )
    .optional(),
  /** Where requesters' browsers reach this server: for the links to their own pages. */
  BATON_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  BATON_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  BATON_CONFIG: z.string({ error: 'name the JSON file with the helpdesk and the bots' }).min(1),
});

const servers = environment.refine((env) => env.BATON_ROLE === 'all' || env.DATABASE_URL !== undefined, {
  path: ['BATON_ROLE'],
  message: 'must be all without DATABASE_URL: one process owns an SQLite file',
});

const days = z.number().int().min(1);

const file = z.strictObject({
  /** Where to listen; behind a reverse proxy on the same machine, the default. */
  host: z.string().default('127.0.0.1'),
  helpdesk: z.strictObject({
    kind: z.literal('zendesk'),
    subdomain: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be the first part of your Zendesk address'),
    /** For a Zendesk that stands elsewhere, such as the simulator. */
    base_url: address.optional(),
    client_id: z.string().min(1),
    client_secret: z.string().min(1),
    /** What an installation from the marketplace gave us, in place of signing in as the client itself; renewed tokens are kept in the database. */
    refresh_token: z.string().min(1).optional(),
    app_id: z.number().int().positive().nullable().default(null),
    /** Signing secrets of the webhook by which Zendesk tells of replies and solved tickets; several while one is rotated. */
    webhook_secrets: z.array(z.string().min(16)).max(4).default([]),
    /** After so many hours in which nothing was heard of a handoff, its ticket is asked about: its end may have gone by. */
    check_hours: z.number().int().min(1).max(720).default(24),
  }),
  /** Escalation rules that take the place of the built-in ones. */
  rules: z.unknown().optional(),
  /** When people are at work, for rules that ask. */
  hours: businessHours.optional(),
  ...requesterSettings,
  /** How many days anything is kept, by kind: conversations in which nothing happens any more, webhooks' bytes, decisions, words of ratings, audit. */
  retention: z
    .strictObject({
      days: days.default(365),
      raw_days: days.default(30),
      decision_days: days.optional(),
      rating_days: days.optional(),
      audit_days: days.optional(),
    })
    .default({ days: 365, raw_days: 30 }),
  /** What tickets and machines outside see of cards, passwords and the like: kept, masked or dropped, by kind. */
  redaction: z.partialRecord(z.enum(privateKinds), z.enum(treatments)).default({}),
  /** The requester's side: for how long the link to their page holds, how long a handoff takes in what they begin elsewhere, how they may be answered. */
  requester: z
    .strictObject({
      link_days: z.number().int().min(1).max(90).default(14),
      return_hours: z.number().int().min(1).max(720).default(72),
      channels: z.array(z.enum(contactChannels)).min(1).default(['chat', 'email', 'phone']),
    })
    .prefault({}),
  /** A language model that writes two lines and a draft for agents; without it, none is asked. */
  llm: z
    .strictObject({
      /** Up to and without `/chat/completions`. */
      url: address,
      model: z.string().min(1),
      key: z.string().min(1).nullable().default(null),
      timeout_ms: z.number().int().min(500).max(25_000).default(8_000),
    })
    .optional(),
  /** Where calls to the addresses in this file may go beside the open Internet: hosts inside (`name` or `name:port`), and ports. */
  outbound: z
    .strictObject({
      hosts: z.array(z.string().regex(/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/, 'must be a host, or a host and a port')).default([]),
      ports: z.array(z.number().int().min(1).max(65_535)).default([]),
    })
    .prefault({}),
  /** The value of the app's setting `handoff_signing`. */
  panel_signing: z.string().min(32, 'must have 32 characters or more, so that it cannot be guessed'),
  /** Where the app's manifest says `signedUrls`: how Zendesk's token is known. */
  panel_signed_urls: signedUrlSettings.optional(),
  bots: botEntries,
});

export type ConfigFile = z.infer<typeof file>;

export interface Config extends Omit<ConfigFile, 'rules' | 'redaction'> {
  rules: Rule[];
  redaction: RedactionPolicy;
  port: number;
  /** Folder of the SQLite database. */
  dataFolder: string;
  /** Of PostgreSQL, which then takes SQLite's place. */
  databaseUrl: string | undefined;
  /** The first one seals; none where nothing has to be sealed. */
  masterKeys: Uint8Array[];
  publicUrl: string | undefined;
  /** Takes in webhooks, does the work, or both. */
  role: 'all' | 'web' | 'worker';
  helpdeskUrl: string;
}

/** @throws AppError config_invalid whose message lists every problem, a line each */
export function readConfig(env: Record<string, string | undefined>): Config {
  // What a container's file names and nobody set is empty, and as good as absent.
  const settings = servers.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!settings.success) throw invalid(settings.error, '');
  const path = settings.data.BATON_CONFIG;
  const parsed = file.safeParse(readJson(path));
  if (!parsed.success) throw invalid(parsed.error, `${path}: `);
  if (parsed.data.helpdesk.refresh_token !== undefined && settings.data.BATON_MASTER_KEY === undefined)
    throw new AppError('config_invalid', 'BATON_MASTER_KEY: is needed with helpdesk.refresh_token, to seal what is kept');
  const { hosts, ports } = parsed.data.outbound;
  const outbound = { hosts: [...hosts, ...vouchedIn(parsed.data)], ports };
  const policy = createPolicy(outbound);
  const shut = addressesIn(parsed.data).flatMap(({ path, url }) => policy.problemOf(url)?.replace(/^/, `${path}: `) ?? []);
  if (shut.length > 0) throw new AppError('config_invalid', shut.join('\n'));
  return {
    ...parsed.data,
    outbound,
    rules: parsed.data.rules === undefined ? defaultRules : parseRules(parsed.data.rules),
    redaction: { ...usualPolicy, ...parsed.data.redaction } as RedactionPolicy,
    port: settings.data.BATON_PORT,
    dataFolder: settings.data.BATON_DATA,
    databaseUrl: settings.data.DATABASE_URL,
    masterKeys: (settings.data.BATON_MASTER_KEY ?? []).map((key) => Buffer.from(key, 'base64')),
    publicUrl: settings.data.BATON_PUBLIC_URL,
    role: settings.data.BATON_ROLE,
    helpdeskUrl: parsed.data.helpdesk.base_url ?? `https://${parsed.data.helpdesk.subdomain}.zendesk.com`,
  };
}

/** What of it the desk may change. */
export function fileSettings({ rules, hours, messages, waiting, alerts, bots }: Config): DeskSettings {
  return { rules, hours: hours ?? null, messages, waiting, alerts, bots, roles: usualRoles, measuring: usualMeasuring };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new AppError('config_invalid', `BATON_CONFIG: ${path} cannot be read as JSON (${(cause as Error).message})`, { cause });
  }
}

function invalid(error: z.ZodError, prefix: string): AppError {
  const lines = error.issues.map((issue) => `${prefix}${issue.path.join('.')}: ${issue.message}`);
  return new AppError('config_invalid', lines.join('\n'), { cause: error });
}
