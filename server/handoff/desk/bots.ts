import { AppError } from '#domain/errors.ts';
import { type BotFacts, readBotFacts } from '../../store/bot-facts.ts';
import { lastRefusals, type Refusal } from '../../store/refusals.ts';
import type { HandoffDeps } from '../deps.ts';
import type { LiveSettings } from '../live-settings.ts';
import type { BotKit } from './bot-kit.ts';

/** As much of a bot's entry as the desk looks at. */
export interface Entry {
  kind: string;
  secrets: string[];
  jwt?: unknown;
  back?: unknown;
  callback?: unknown;
}

export interface BotShown {
  name: string;
  kind: string;
  /** The last characters of each secret. */
  secrets: string[];
  /** It is told what becomes of a handoff. */
  hasBack: boolean;
  facts: BotFacts;
  lastRefusal: Refusal | null;
}

/** So far back its deliveries are counted. */
export const lookBackDays = 7;
/** A secret and its successor, and again one of each while somebody is slow. */
const mostSecrets = 4;

export const entriesOf = (live: LiveSettings) => live.inForce().settings.bots as Record<string, Entry>;

/** @throws AppError unknown_bot */
export function entryOf(live: LiveSettings, name: string): Entry {
  const entries = entriesOf(live);
  if (!Object.hasOwn(entries, name)) throw new AppError('unknown_bot', `No bot named "${name}" is configured`);
  return entries[name]!;
}

/** Every bot with how it is. */
export async function listBots({ db, now }: HandoffDeps, live: LiveSettings): Promise<BotShown[]> {
  const refusals = new Map((await lastRefusals(db)).map((one) => [one.bot, one]));
  const since = now() - lookBackDays * 24 * 3_600_000;
  const shown: BotShown[] = [];
  for (const [name, { kind, secrets, back, callback }] of Object.entries(entriesOf(live)))
    shown.push({
      ...{ name, kind, secrets: secrets.map((secret) => secret.slice(-4)), hasBack: back !== undefined || callback !== undefined },
      ...{ facts: await readBotFacts(db, name, since), lastRefusal: refusals.get(name) ?? null },
    });
  return shown;
}

interface Wish {
  name: string;
  author: string;
}

/** @param secret where the platform makes it; otherwise one is made. @returns the secret, which is never told again. @throws AppError bad_setting, … */
export async function addBot(
  live: LiveSettings,
  kit: BotKit,
  { name, author, kind, secret }: Wish & { kind: string; secret: string | null },
) {
  if (Object.hasOwn(entriesOf(live), name))
    throw new AppError('bad_setting', `bots.${name}: there is a bot of that name already`, { path: `bots.${name}` });
  if (secret === null && kit.guide(kind).makes_secret)
    throw new AppError('bad_setting', `bots.${name}.secrets: this platform makes its own secret; enter it`, {
      path: `bots.${name}.secrets`,
    });
  const given = secret ?? kit.newSecret(kind);
  await saveBots(live, { author, note: `${name} connected` }, (bots) => ({ ...bots, [name]: { kind, secrets: [given] } }));
  return { secret: given };
}

/** Adds a secret beside those that are in force, for the bot to change over to. @returns it, never told again. @throws AppError */
export async function addSecret(live: LiveSettings, kit: BotKit, { name, author, secret }: Wish & { secret: string | null }) {
  const entry = entryOf(live, name);
  if (entry.secrets.length >= mostSecrets)
    throw new AppError('bad_setting', `bots.${name}.secrets: retire one first, there are ${mostSecrets}`, { path: `bots.${name}.secrets` });
  const given = secret ?? kit.newSecret(entry.kind);
  if (entry.secrets.includes(given))
    throw new AppError('bad_setting', `bots.${name}.secrets: this one is in force already`, { path: `bots.${name}.secrets` });
  await saveBots(live, { author, note: `${name}: a new secret beside the old` }, (bots) => ({
    ...bots,
    [name]: { ...entry, secrets: [given, ...entry.secrets] },
  }));
  return { secret: given };
}

/** @param ending the last characters of the secret that is to end. @throws AppError bad_setting where it is the only one */
export async function retireSecret(live: LiveSettings, { name, author, ending }: Wish & { ending: string }): Promise<void> {
  const entry = entryOf(live, name);
  const left = entry.secrets.filter((secret) => secret.slice(-4) !== ending);
  if (left.length === entry.secrets.length)
    throw new AppError('bad_setting', `bots.${name}.secrets: none ends in ${ending}`, { path: `bots.${name}.secrets` });
  if (left.length === 0 && entry.jwt === undefined)
    throw new AppError('bad_setting', `bots.${name}.secrets: it is the only one; make a new one first`, { path: `bots.${name}.secrets` });
  await saveBots(live, { author, note: `${name}: the secret …${ending} retired` }, (bots) => ({
    ...bots,
    [name]: { ...entry, secrets: left },
  }));
}

/** What it posted and was not read yet becomes a dead letter, which can be tried again once the bot is back. @throws AppError */
export async function removeBot(live: LiveSettings, { name, author }: Wish): Promise<void> {
  entryOf(live, name);
  await saveBots(live, { author, note: `${name} removed` }, ({ [name]: _, ...others }) => others);
}

async function saveBots(
  live: LiveSettings,
  { author, note }: { author: string; note: string },
  change: (bots: Record<string, Entry>) => Record<string, unknown>,
): Promise<void> {
  const basedOn = live.inForce().versions.bots;
  await live.save({ kind: 'bots', author, note, basedOn, value: change(entriesOf(live)) });
}
