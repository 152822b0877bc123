import type { Database } from '#domain/database.ts';
import { type BacktestCase, type BacktestReport, backtest } from '#rules/backtest.ts';
import type { CompiledRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import { detect } from '#signals/detect.ts';
import { languageOf } from '#signals/language.ts';
import { countPast, type PastConversation, pastConversations } from '../store/past-conversations.ts';

interface Trial {
  db: Database;
  draft: CompiledRules;
  current: CompiledRules;
  isOpen: IsOpen | null;
  /** Milliseconds since 1970: conversations about which nothing was decided since then are left out. */
  since: number;
  onProgress?: (done: number, all: number) => void;
  /** Waited for before each conversation: lets others have their turn, or throws to stop. */
  pause?: (done: number, all: number) => Promise<void>;
}

/** Runs draft rules over the stored conversations, at every moment at which something was decided, beside the current ones. Signals are computed anew. */
export async function tryRules({ db, draft, current, isOpen, since, onProgress, pause }: Trial): Promise<BacktestReport> {
  const all = await countPast(db, since);
  async function* cases(): AsyncGenerator<BacktestCase> {
    let done = 0;
    for await (const past of pastConversations(db, since)) {
      await pause?.(done, all);
      done += 1;
      yield caseOf(past, isOpen);
    }
  }
  return backtest(cases(), draft, current, (done) => onProgress?.(done, all));
}

function caseOf({ id, bot, conversation, decisions, needed }: PastConversation, isOpen: IsOpen | null): BacktestCase {
  const turns = decisions.map(({ decidedAt, messages, botRequested }) => {
    const seen = { ...conversation, messages: conversation.messages.slice(0, messages) };
    return {
      conversation: seen,
      signals: detect(seen, { handoffRequested: botRequested }),
      context: { bot, language: () => languageOf(seen), open: () => isOpen?.(decidedAt) ?? null },
    };
  });
  // Agents say in the panel whether a handoff was needed; of a conversation that was never handed off nobody says anything.
  return { id, turns, needed };
}
