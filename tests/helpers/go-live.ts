import { randomBytes } from 'node:crypto';
import { defaultRules } from '#rules/defaults.ts';
import { type BotEntry, botEntries } from '../../server/bot-entry.ts';
import { connectBot } from '../../server/bots/connect-bot.ts';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import { type LiveSettings, openLiveSettings } from '../../server/handoff/live-settings.ts';
import { usualMeasuring, usualRoles } from '../../server/handoff/setting-kinds.ts';
import { createSeal } from '../../server/store/seal.ts';

const testSeal = createSeal(randomBytes(32));

/** Lets what the desk saves take the place of what a test has put together, kind by kind. @param entries what the bots were made of */
export async function goLive(
  deps: HandoffDeps,
  entries: Record<string, unknown> = {},
  seal = testSeal as typeof testSeal | null,
): Promise<LiveSettings> {
  const { now, newId, db, waysOut } = deps;
  const live = await openLiveSettings({
    ...{ db, seal, now, newId, waysOut },
    file: { ...deps.settings(), rules: defaultRules, hours: null, roles: usualRoles, measuring: usualMeasuring, bots: entries },
    botsSchema: botEntries,
    connect: (bots) =>
      Object.fromEntries(
        Object.entries(bots).map(([name, entry]) => [name, connectBot(entry as BotEntry, now, (told) => waysOut.of('bots', told))]),
      ),
  });
  const given = { rules: deps.rules, isOpen: deps.isOpen, bots: deps.bots };
  const isSaved = (kind: 'rules' | 'hours' | 'bots') => live.inForce().versions[kind] > 0;
  Object.defineProperties(deps, {
    rules: { get: () => (isSaved('rules') ? live.inForce().rules : given.rules) },
    isOpen: { get: () => (isSaved('hours') ? live.inForce().isOpen : given.isOpen) },
    bots: { get: () => (isSaved('bots') ? live.inForce().bots : given.bots) },
  });
  deps.settings = () => live.inForce().settings;
  return live;
}
