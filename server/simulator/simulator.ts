import Fastify from 'fastify';
import { type Account, createAccount } from './account.ts';
import { registerAgentScreen } from './agent-screen.ts';
import { type Faults, registerFaults } from './faults.ts';
import { type Credentials, registerAuth } from './rest/auth.ts';
import { catalogueRoutes } from './rest/catalogue.ts';
import { incrementalRoutes } from './rest/incremental.ts';
import { type Limits, registerLimits } from './rest/limits.ts';
import { redactionRoutes } from './rest/redactions.ts';
import { requestedRoutes } from './rest/requested.ts';
import { commentJson, ticketJson } from './rest/shapes.ts';
import { ticketRoutes } from './rest/tickets.ts';
import { uploadRoutes } from './rest/uploads.ts';
import { userRoutes } from './rest/users.ts';
import { webhookRoutes } from './rest/webhooks.ts';
import { sendWebhooks } from './send-webhooks.ts';
import type { Switches } from './state.ts';

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** Something that serves zcli's `/app.json`; without it the agent's screen has no app. */
  appUrl?: string;
  /** The app's secure parameters and their scopes, as its manifest has them: `/app.json` does not tell. */
  secureSettings?: Record<string, string[]>;
  /** Milliseconds since 1970. */
  now?: () => number;
  switches?: Partial<Switches>;
  limits?: Partial<Limits>;
}

export interface Simulator {
  url: string;
  account: Account;
  faults: Faults;
  credentials: Credentials;
  /** Tells of each 429. */
  onRefused(listener: () => void): void;
  /** Resolves when all webhooks that were due are answered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const credentials: Credentials = { clientId: 'baton_server', clientSecret: 'a secret for this machine alone' };
/** A plan of the larger kind, so that a demo never waits; tests choose smaller ones. */
const defaultLimits: Limits = { perMinute: 2_500, ticketsPerMinute: 1_000 };

/** A Zendesk on this machine. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const now = options.now ?? Date.now;
  const account = createAccount(options.switches);
  // `.json` is Zendesk's older spelling of every address.
  const app = Fastify({
    forceCloseConnections: true,
    rewriteUrl: (request) => (request.url ?? '/').replace(/^(\/api\/v2\/[^?]*?)\.json(?=$|\?)/, '$1'),
  });
  app.addHook('onRequest', async (request) => {
    if (/^\/(api|oauth)\//.test(request.url)) account.logRequest({ method: request.method, path: request.url.split('?')[0]! });
  });
  const caller = registerAuth(app, account, credentials, now);
  const refused: (() => void)[] = [];
  registerLimits(app, { ...defaultLimits, ...options.limits }, now, () => {
    for (const listener of refused) listener();
  });
  const faults = registerFaults(app, now);

  let url = '';
  const where = { url: () => url, now, caller };
  ticketRoutes(app, account, where);
  requestedRoutes(app, account, where);
  redactionRoutes(app, account);
  uploadRoutes(app, account, where);
  userRoutes(app, account, caller);
  catalogueRoutes(app, account, where.url);
  webhookRoutes(app, account, caller);
  incrementalRoutes(app, account, where);
  app.put('/simulator/faults', async (request) => {
    faults.script(request.body as Parameters<Faults['script']>[0]);
    return { ok: true };
  });
  app.get('/simulator/tickets', async () => ({
    tickets: [...account.tickets.values()].map((ticket) => ({
      ...ticketJson(ticket, url),
      comments: ticket.comments.map((comment) => commentJson(comment, url)),
    })),
  }));
  registerAgentScreen(app, account, { appUrl: options.appUrl, secureSettings: options.secureSettings ?? {}, url: where.url });
  const settled = sendWebhooks(account, now);

  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  url = `http://127.0.0.1:${port}`;
  return { url, account, faults, credentials, settled, onRefused: (listener) => void refused.push(listener), close: () => app.close() };
}
