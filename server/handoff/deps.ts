import type { Bot } from '#domain/bot.ts';
import type { Database } from '#domain/database.ts';
import type { Helpdesk } from '#domain/helpdesk.ts';
import type { RedactionPolicy } from '#domain/redaction/kind.ts';
import type { ContactChannel } from '#domain/requester-act.ts';
import type { WaitLeft } from '#domain/wait-left.ts';
import type { WayBack } from '#domain/way-back.ts';
import type { Writer } from '#domain/writer.ts';
import type { CompiledRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import type { WaysOut } from '../outbound/ways-out.ts';
import type { WayName } from '../store/back-calls.ts';
import type { Handoff } from '../store/handoffs.ts';
import type { WebhookSecrets } from '../store/webhook-secrets.ts';
import type { Intake } from './intake.ts';
import type { Proof } from './proven-keys.ts';
import type { Settings } from './settings.ts';
import type { StatusLinks } from './status-links.ts';

export interface BotConnection {
  bot: Bot;
  /** Any one of them may have signed. */
  secrets: string[];
  /** How it is told what becomes of a handoff; empty where nobody configured a way. */
  back: { [K in WayName]?: WayBack };
  /** What it knows of its requesters for certain. */
  proves?: Proof[];
}

/** What somebody would wait now; null as long as nobody knows. */
export type Waiting = (handoff: Handoff) => Promise<WaitLeft | null>;

/** What the verbs need; main.ts holds the real ones. */
export interface HandoffDeps {
  db: Database;
  intake: Intake;
  /** By the name that stands in the webhook's address. */
  bots: Record<string, BotConnection>;
  helpdesk: Helpdesk;
  rules: CompiledRules;
  /** What nobody outside may see of a conversation. */
  redaction: RedactionPolicy;
  /** Null where no business hours are configured. */
  isOpen: IsOpen | null;
  /** What the admin says of the requester's side, as it is at this moment: asked for each time, never kept. */
  settings: () => Settings;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  /** Null where no link can be signed, or no requester could reach it. */
  statusLinks: StatusLinks | null;
  /** By which ways requesters may be answered; the first is proposed. */
  contactChannels: readonly ContactChannel[];
  waiting: Waiting;
  /** How long after its request a handoff takes in what its requester begins elsewhere. */
  returnWindowMs: number;
  /** How long nothing may be heard of a handoff before the helpdesk is asked about its ticket. */
  checkAfterMs: number;
  /** Null where nothing can be sealed, because there is no master key. */
  webhookSecrets: WebhookSecrets | null;
  /** Null where nobody wants a language model. */
  writer: Writer | null;
  /** The ways to addresses that somebody configured, in the file or on the desk. */
  waysOut: WaysOut;
  /** Says that a job was written. */
  onJob: () => void;
}
