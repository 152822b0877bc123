import { AppError } from '#domain/errors.ts';
import { mostEffort, mostSatisfaction } from '#domain/requester-act.ts';
import { checkContact, fieldOf } from '../../handoff/check-contact.ts';
import type { HandoffDeps } from '../../handoff/deps.ts';
import { endByRequester } from '../../handoff/end-by-requester.ts';
import { rate } from '../../handoff/rate.ts';
import { sayMore } from '../../handoff/say-more.ts';
import { switchChannel } from '../../handoff/switch-channel.ts';
import type { PageKey } from './words.ts';

/** Something that was not done because of what was sent. */
export class Refused extends Error {
  readonly key: PageKey;
  readonly field: string | null;
  constructor(key: PageKey, field: string | null) {
    super(key);
    this.key = key;
    this.field = field;
  }
}

type Fields = Record<string, string>;
export type Act = (deps: HandoffDeps, handoffId: string, fields: Fields, locale: string | null) => Promise<PageKey>;

const longestText = 4_000;
const longestWords = 2_000;

/** What the forms of the page do, by the word in their address; each answers what is said when it is done. */
export const acts: Record<string, Act> = {
  async say(deps, handoffId, { text = '', kind }) {
    const said = text.trim().slice(0, longestText);
    if (said === '') throw new Refused('empty_text', 'text');
    const how = kind === 'added' ? 'added' : 'corrected';
    await sayMore(deps, handoffId, how, said);
    return `done_${how}`;
  },
  async switch(deps, handoffId, { channel, email = '', phone = '', day = '', time = '', zone = '' }, locale) {
    const known = deps.contactChannels.find((one) => one === channel);
    if (known === undefined) throw new Refused('problem', null);
    const wish = await checkContact({ channel: known, email, phone, day, time, zone }, regionOf(locale), deps.now());
    if ('problem' in wish) throw new Refused(wish.problem, fieldOf[wish.problem]);
    await switchChannel(deps, handoffId, wish, null);
    return 'done_switched';
  },
  async cancel(deps, handoffId) {
    await endByRequester(deps, handoffId, 'abandoned');
    return 'done_cancelled';
  },
  async back(deps, handoffId) {
    await endByRequester(deps, handoffId, 'handed_back');
    return 'done_handed_back';
  },
  async rate(deps, handoffId, { effort, satisfaction, words = '' }) {
    const rating = { effort: upTo(mostEffort, effort), satisfaction: upTo(mostSatisfaction, satisfaction) };
    if (rating.effort === null && rating.satisfaction === null) throw new Refused('nothing_rated', null);
    await rate(deps, handoffId, { ...rating, words: words.trim() === '' ? null : words.trim().slice(0, longestWords) });
    return 'done_rated';
  },
};

/** `pt-BR` tells a country; `pt` and `en` do not. */
export function regionOf(locale: string | null): string | null {
  return /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})\b/i.exec(locale ?? '')?.[1]?.toUpperCase() ?? null;
}

function upTo(most: number, text: string | undefined): number | null {
  const value = Number(text);
  return text !== undefined && /^\d$/.test(text) && value >= 1 && value <= most ? value : null;
}

const problems: Partial<Record<string, PageKey>> = {
  handoff_closed: 'closed',
  handoff_open: 'not_yet',
  handoff_waiting: 'not_yet',
  bad_file: 'bad_file',
  bad_size: 'too_large',
};

/** What a failure is to the requester; null where it is ours. */
export function problemOf(error: unknown): { key: PageKey; field: string | null } | null {
  if (error instanceof Refused) return { key: error.key, field: error.field };
  if (!(error instanceof AppError)) return null;
  const isOneTooMany = error.code === 'bad_file' && error.message.startsWith('No more');
  const key = isOneTooMany ? 'many_files' : problems[error.code];
  return key === undefined ? null : { key, field: error.code === 'bad_file' || error.code === 'bad_size' ? 'file' : null };
}
