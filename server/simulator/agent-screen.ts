import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import axios from 'axios';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from './account.ts';
import { type AppJson, proxy } from './proxy.ts';
import { commentJson, ticketJson } from './rest/shapes.ts';

export interface AgentScreenOptions {
  /** What serves zcli's `/app.json`, or nothing. */
  appUrl: string | undefined;
  /** Parameters that never reach the page, and where the proxy may put them. */
  secureSettings: Record<string, string[]>;
  url: () => string;
}

const folder = join(import.meta.dirname, 'screen');
/** The agent whose screen it is where nobody else is named by `?agent=`. */
const usualAgent = 1001;
const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Helpdesk simulator</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/agent/screen.css">
<script type="module" src="/agent/modules/main.ts"></script></head><body></body></html>`;

/** What a person sees of the account, and the app in it. */
export function registerAgentScreen(app: FastifyInstance, account: Account, options: AgentScreenOptions): void {
  const agentOf = ({ headers, query }: FastifyRequest) => {
    const named = Number((query as { agent?: string }).agent ?? /\bsim_session=(\d+)/.exec(headers.cookie ?? '')?.[1]);
    const role = account.users.get(named)?.role;
    return role === 'agent' || role === 'admin' ? named : usualAgent;
  };
  const showPage = async (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('set-cookie', `sim_session=${agentOf(request)}; Path=/; SameSite=Lax`)
      .type('text/html')
      .send(page);
  for (const path of ['/', '/agent', '/agent/app', '/agent/tickets', '/agent/tickets/new', '/agent/tickets/:id']) app.get(path, showPage);

  app.get('/agent/screen.css', async (_request, reply) => reply.type('text/css').send(readFileSync(join(folder, 'screen.css'))));
  app.get<{ Params: { file: string } }>('/agent/modules/:file', async (request, reply) => {
    if (!/^[a-z-]+\.ts$/.test(request.params.file)) return reply.code(404).send();
    const source = readFileSync(join(folder, request.params.file), 'utf8');
    return reply.type('text/javascript').send(stripTypeScriptTypes(source));
  });

  app.get('/agent/state.json', async (request) => {
    const shown = await readApp(options);
    return {
      subdomain: account.subdomain,
      me: account.users.get(agentOf(request)),
      users: [...account.users.values()],
      fields: account.fields,
      groups: account.groups,
      macros: account.macros,
      modalEvents: account.switches.modalEvents,
      sandbox: account.switches.sandbox,
      tickets: [...account.tickets.values()].map((ticket) => ({
        ...ticketJson(ticket, options.url()),
        comments: ticket.comments.map((comment) => commentJson(comment, options.url())),
      })),
      app: shown && withoutSecrets(shown, options.secureSettings),
    };
  });

  app.get('/agent/events', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write('\n');
    const send = (name: string, data: unknown) => reply.raw.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    const stops = [
      account.onTicketEvent(({ type, ticket, current }) => send('ticket', { type, ticket_id: ticket.id, current })),
      account.onNotification((notification) => send('notification', notification)),
    ];
    reply.raw.on('close', () => {
      for (const stop of stops) stop();
    });
  });

  app.post('/simulator/proxy', async (request) => {
    const shown = await readApp(options);
    const settings = Object.assign({}, ...(shown?.installations[0]?.settings ?? [])) as Record<string, string>;
    return proxy(request.body as Parameters<typeof proxy>[0], settings, options.secureSettings);
  });
}

async function readApp({ appUrl }: AgentScreenOptions): Promise<AppJson | null> {
  if (appUrl === undefined) return null;
  return (await axios.get<AppJson>(`${appUrl}/app.json`, { timeout: 5_000 })).data;
}

function withoutSecrets(app: AppJson, secure: Record<string, string[]>): AppJson {
  const open = (setting: Record<string, unknown>) => Object.fromEntries(Object.entries(setting).filter(([name]) => !(name in secure)));
  return { ...app, installations: app.installations.map((one) => ({ ...one, settings: one.settings.map(open) })) };
}
