import type { Bot } from '#domain/bot.ts';
import type { Database } from '#domain/database.ts';
import type { Helpdesk } from '#domain/helpdesk.ts';
import type { WayBack } from '#domain/way-back.ts';
import type { CompiledRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import type { WayName } from '../store/back-calls.ts';
import type { Intake } from './intake.ts';
import type { Settings } from './settings.ts';

export interface BotConnection {
  bot: Bot;
  /** Any one of them may have signed. */
  secrets: string[];
  /** How it is told what becomes of a handoff; empty where nobody configured a way. */
  back: { [K in WayName]?: WayBack };
}

/** What the verbs need; main.ts holds the real ones. */
export interface HandoffDeps {
  db: Database;
  intake: Intake;
  /** By the name that stands in the webhook's address. */
  bots: Record<string, BotConnection>;
  helpdesk: Helpdesk;
  rules: CompiledRules;
  /** Null where no business hours are configured. */
  isOpen: IsOpen | null;
  /** What the admin says of the requester's side, as it is at this moment: asked for each time, never kept. */
  settings: () => Settings;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  /** Says that a job was written. */
  onJob: () => void;
}
