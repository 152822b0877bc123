import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveApp } from './app-server.ts';
import { type BotKind, botKinds, botNames } from './bot-names.ts';
import { buildApp } from './build-app.ts';
import { freePort } from './free-port.ts';
import type { Limits } from './rest/limits.ts';
import { secureSettings } from './secure-settings.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { type Simulator, startSimulator } from './simulator.ts';
import type { Switches } from './state.ts';

export interface LaunchOptions {
  /** Where database and configuration go. */
  folder: string;
  /** 0 or absent: any free port. */
  ports?: { server?: number; simulator?: number; app?: number };
  switches?: Partial<Switches>;
  /** What stands beside kind and secrets of bots in the configuration, such as ways back. */
  bots?: Partial<Record<BotKind, { back?: object; callback?: object }>>;
  /** What else stands in the configuration, such as `hours`. */
  config?: object;
  /** Milliseconds since 1970, for the simulator. */
  now?: () => number;
  /** Environment of the server beside its files and port, such as DATABASE_URL. */
  env?: Record<string, string>;
  limits?: Partial<Limits>;
  /** The server comes in with an installation's refresh token instead of as the client itself. */
  withRefreshToken?: boolean;
}

/** Everything on this machine: a helpdesk with our app installed, and the companion server in a process of its own. */
export interface House {
  /** Where database and configuration are. */
  folder: string;
  simulator: Simulator;
  server: ServerProcess;
  /** Starts one more server on the same configuration: for PostgreSQL. */
  another(env?: Record<string, string>): Promise<ServerProcess>;
  /** The signing secret of bots that use Standard Webhooks. */
  secret: string;
  secretOf(kind: BotKind): string;
  /** What stands in the address of that kind's webhook. */
  nameOf(kind: BotKind): string;
  close(): Promise<void>;
}

const signsByStandard: readonly BotKind[] = ['baton', 'copilot_studio', 'custom_gpt', 'ada', 'rasa', 'botpress'];

export async function launch(options: LaunchOptions): Promise<House> {
  const folder = await buildApp();
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const shared = randomBytes(24).toString('hex');
  const secretOf = (kind: BotKind) => (signsByStandard.includes(kind) ? secret : shared);
  const signing = randomBytes(32).toString('hex');
  mkdirSync(options.folder, { recursive: true });

  // The app must know the server's address before the server, which must know the simulator's, can start.
  const port = await freePort(options.ports?.server);
  const settings = { handoff_signing: signing, server_url: `http://127.0.0.1:${port}` };
  const app = await serveApp({ folder, port: await freePort(options.ports?.app), settings });
  const simulator = await startSimulator({
    port: await freePort(options.ports?.simulator),
    appUrl: app.url,
    secureSettings: secureSettings(folder),
    ...(options.now ? { now: options.now } : {}),
    ...(options.switches ? { switches: options.switches } : {}),
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const webhookSecret = tellServer(simulator, port);
  const config = join(options.folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify(
      {
        helpdesk: {
          kind: 'zendesk',
          subdomain: 'acme',
          base_url: simulator.url,
          client_id: simulator.credentials.clientId,
          client_secret: simulator.credentials.clientSecret,
          ...(options.withRefreshToken ? { refresh_token: simulator.account.connect() } : {}),
          app_id: 1,
          webhook_secrets: [webhookSecret],
        },
        panel_signing: signing,
        bots: Object.fromEntries(botKinds.map((kind) => [botNames[kind], { kind, secrets: [secretOf(kind)], ...options.bots?.[kind] }])),
        ...options.config,
      },
      null,
      2,
    ),
    { mode: 0o600 },
  );
  const masterKey = { BATON_MASTER_KEY: randomBytes(32).toString('base64'), BATON_PUBLIC_URL: settings.server_url };
  const start = (port: number, env = options.env) => startServer({ config, data: options.folder, port, env: { ...masterKey, ...env } });
  const servers = [await start(port)];

  return {
    folder: options.folder,
    simulator,
    server: servers[0]!,
    async another(env) {
      const one = await start(await freePort(), { ...options.env, ...env });
      servers.push(one);
      return one;
    },
    secret,
    secretOf,
    nameOf: (kind) => botNames[kind],
    async close() {
      await Promise.all(servers.map((one) => one.stop()));
      await simulator.close();
      await app.close();
    },
  };
}

/** The webhook that an admin makes in Zendesk for the server. @returns its signing secret */
function tellServer({ account }: Simulator, port: number): string {
  const secret = randomBytes(32).toString('base64');
  account.webhooks.push({
    id: 'baton-events',
    name: 'Baton',
    endpoint: `http://127.0.0.1:${port}/helpdesk/events`,
    subscriptions: ['comment_added', 'attachment_linked_to_comment', 'agent_assignment_changed', 'status_changed', 'tags_changed'].map(
      (one) => `zen:event-type:ticket.${one}`,
    ),
    secret,
  });
  return secret;
}
