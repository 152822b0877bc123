import { AppError } from '#domain/errors.ts';
import { listSamples } from '../../store/samples.ts';
import { readFirsts } from '../../store/seen.ts';
import type { HandoffDeps } from '../deps.ts';
import type { LiveSettings } from '../live-settings.ts';
import { languagesSeen, unspoken } from './languages.ts';

export interface Check {
  name: string;
  /** `unknown` where it cannot be looked at now. */
  state: 'done' | 'missing' | 'unknown';
  /** What is there, or what is missing. */
  detail: string | null;
}

/** Everything that must be there before handoffs work well, looked at one by one; what fails is said and nothing else is kept from being told. */
export async function readSetup(
  deps: HandoffDeps,
  live: LiveSettings,
  publicUrl: string | null,
): Promise<{ checks: Check[]; samples: number }> {
  const { settings, bots } = live.inForce();
  const { hours } = settings;
  const firsts = await readFirsts(deps.db);
  const missing = unspoken(await languagesSeen(deps), settings.messages);
  const remote = await Promise.all([
    look('helpdesk', async () => {
      const { name, role } = await deps.helpdesk.whoAmI();
      return { isDone: role !== null, detail: `${name} (${role ?? '?'})` };
    }),
    look('fields', async () => {
      const lacking = await deps.helpdesk.missingFields();
      return { isDone: lacking.length === 0, detail: lacking.join(', ') };
    }),
    look('webhook', async () => {
      // Without its own address it does not know what to look for.
      if (publicUrl === null) throw new AppError('config_unsealed', 'BATON_PUBLIC_URL is not set');
      const address = `${publicUrl}/helpdesk/events`;
      return { isDone: await deps.helpdesk.tellsOf(address), detail: address };
    }),
  ]);
  return {
    checks: [
      ...remote,
      check('master_key', live.canSeal, null),
      check('public_url', publicUrl !== null, publicUrl),
      check('bot', Object.keys(bots).length > 0, Object.keys(bots).slice(0, 5).join(', ')),
      check('delivery', firsts.delivery, null),
      check('handoff', firsts.handoff, null),
      check('hours', hours !== null, typeof hours === 'string' ? null : (hours?.time_zone ?? null)),
      check('languages', missing.length === 0, missing.join(', ')),
    ],
    samples: (await listSamples(deps.db)).length,
  };
}

function check(name: string, isDone: boolean, detail: string | null): Check {
  return { name, state: isDone ? 'done' : 'missing', detail: detail === '' ? null : detail };
}

async function look(name: string, ask: () => Promise<{ isDone: boolean; detail: string }>): Promise<Check> {
  try {
    const { isDone, detail } = await ask();
    return check(name, isDone, detail);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { name, state: 'unknown', detail: error.message };
  }
}
