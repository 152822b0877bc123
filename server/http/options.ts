import type { FastifyServerOptions } from 'fastify';
import type { Registry } from 'prom-client';
import type { z } from 'zod';
import type { HandoffDeps } from '../handoff/deps.ts';
import type { BotKit } from '../handoff/desk/bot-kit.ts';
import type { Connection } from '../handoff/desk/connection.ts';
import type { LiveSettings } from '../handoff/live-settings.ts';
import type { PerMinute } from './limits.ts';
import type { Rate } from './rate.ts';
import type { RoleOf } from './roles.ts';
import type { SignedUrlSettings } from './signed-url.ts';

export interface Panel {
  signing: string;
  subdomain: string;
  /** Where the installation loads its page by signed URLs. */
  signedUrls?: SignedUrlSettings | undefined;
  /** These have defaults of the edge's own. */
  rate?: Rate;
  roleOf?: RoleOf;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface HttpOptions {
  deps: HandoffDeps;
  /** What the desk may change. */
  live: LiveSettings;
  /** What platforms are like, for the desk. */
  kit: BotKit;
  /** Where the world reaches this server, without a slash at its end; null where nobody said. */
  publicUrl: string | null;
  /** How the helpdesk is connected in a browser; null without a public address or a master key. */
  connection: Connection | null;
  /** Key of the panel's tokens, and the account they must come from. */
  panel: Panel;
  /** What `POST /webhooks/{bot}` takes from bots that speak Baton's own format: for the documentation. */
  webhookBody: z.ZodType;
  version: string;
  registry: Registry;
  /** Why deliveries are not safe here at this moment; null when they are. */
  problem: () => Promise<string | null>;
  /** Other bounds than the usual ones on how often one identity may ask. */
  perMinute?: Partial<PerMinute> | undefined;
  /** A process that works and takes nothing in: it tells its health and its measures, and nothing else. */
  isWorker?: boolean;
  /** Requests in hand at a time, beyond which senders are asked to come again. */
  mostRequests?: number;
  /** Is told every route that is made, as `GET /path`. */
  onRoute?: (route: string) => void;
  logger: FastifyServerOptions['logger'];
}
