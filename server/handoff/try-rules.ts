import type { Database } from '#domain/database.ts';
import { type BacktestCase, type BacktestReport, backtest, type OnCase } from '#rules/backtest.ts';
import type { CompiledRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import { detect } from '#signals/detect.ts';
import { languageOf } from '#signals/language.ts';
import { countPast, type PastConversation, pastConversations } from '../store/past-conversations.ts';
import { seenAt } from './seen-at.ts';

interface Trial {
  db: Database;
  draft: CompiledRules;
  current: CompiledRules;
  isOpen: IsOpen | null;
  /** Milliseconds since 1970: conversations about which nothing was decided since then are left out. */
  since: number;
  onProgress?: (done: number, all: number) => void;
  onCase?: OnCase;
  /** Waited for before each conversation: lets others have their turn, or throws to stop. */
  pause?: (done: number, all: number) => Promise<void>;
}

/** Runs draft rules over the stored conversations, at every moment at which something was decided, beside the current ones. Signals are computed anew. */
export async function tryRules({ db, draft, current, isOpen, since, onProgress, onCase, pause }: Trial): Promise<BacktestReport> {
  const all = await countPast(db, since);
  async function* cases(): AsyncGenerator<BacktestCase> {
    let done = 0;
    for await (const past of pastConversations(db, since)) {
      await pause?.(done, all);
      done += 1;
      yield* casesOf(past, isOpen);
    }
  }
  return backtest(cases(), draft, current, { onProgress: (done) => onProgress?.(done, all), ...(onCase ? { onCase } : {}) });
}

/** A conversation that people gave back to the bot is the bot's again, and may be handed off once more: it is a case from there. */
function* casesOf(
  { id, bot, conversation, decisions, neededAfter, endedAfter }: PastConversation,
  isOpen: IsOpen | null,
): Generator<BacktestCase> {
  for (const settled of new Set(decisions.map((one) => one.settled))) {
    const turns = decisions
      .filter((one) => one.settled === settled)
      .map((moment) => {
        const seen = seenAt(conversation, moment);
        return {
          conversation: seen,
          signals: detect(seen, { handoffRequested: moment.botRequested }),
          context: { bot, language: () => languageOf(seen), open: () => isOpen?.(moment.decidedAt) ?? null, at: moment.decidedAt },
        };
      });
    // Agents say in the panel whether a handoff was needed; of what was never handed off nobody says anything.
    yield {
      ...{ id, firstTurn: decisions.findIndex((one) => one.settled === settled), turns },
      ...{ needed: neededAfter.get(settled) ?? null, disposition: endedAfter.get(settled) ?? null },
    };
  }
}
