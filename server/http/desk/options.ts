import type { HandoffDeps } from '../../handoff/deps.ts';
import type { BotKit } from '../../handoff/desk/bot-kit.ts';
import type { Connection } from '../../handoff/desk/connection.ts';
import type { LiveSettings } from '../../handoff/live-settings.ts';
import type { Doors } from '../admin.ts';

/** What the desk's routes have. Whoever gets as far as a route may see; what more it needs it asks `doors` for. */
export interface DeskOptions {
  deps: HandoffDeps;
  live: LiveSettings;
  doors: Doors;
  kit: BotKit;
  /** Where the world reaches this server, without a slash at its end; null where nobody said. */
  publicUrl: string | null;
  /** How the helpdesk is connected in a browser; null without a public address or a master key. */
  connection: Connection | null;
}
