import { addressesIn } from '../../outbound/named-addresses.ts';
import type { WayName } from '../../store/back-calls.ts';
import { type BackFacts, readBackFacts } from '../../store/back-facts.ts';
import type { HandoffDeps } from '../deps.ts';
import type { LiveSettings } from '../live-settings.ts';
import { entryOf, lookBackDays } from './bots.ts';

export interface WayBackShown {
  way: WayName;
  /** Null where it is the platform's usual one. */
  host: string | null;
  /** Why its address is not called at all; null where it may be. */
  problem: string | null;
  facts: BackFacts;
}

/** By which ways a bot is told what becomes of a handoff, and how each has gone lately. @throws AppError unknown_bot */
export async function readWaysBack({ db, now, waysOut }: HandoffDeps, live: LiveSettings, bot: string): Promise<WayBackShown[]> {
  const { back, callback } = entryOf(live, bot);
  const since = now() - lookBackDays * 24 * 3_600_000;
  const shown: WayBackShown[] = [];
  for (const [way, settings] of [['platform', back] as const, ['callback', callback] as const]) {
    if (settings === undefined) continue;
    const [address] = addressesIn(settings);
    shown.push({
      way,
      host: address && URL.canParse(address.url) ? new URL(address.url).host : null,
      problem: waysOut.problemsIn('bots', settings)[0]?.problem ?? null,
      facts: await readBackFacts(db, bot, way, since),
    });
  }
  return shown;
}
