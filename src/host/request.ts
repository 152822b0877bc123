import type { Host } from './connect.ts';
import { whoAmI } from './me.ts';
import { learnTime, timeNow } from './server-time.ts';
import { dropSession, renewSession, sessionOf } from './session.ts';

/** A request that was answered with a refusal, or not at all (status 0). */
export class RequestFailed extends Error {
  readonly status: number;
  /** Our server's word for why; null where it was not our server, or gave none. */
  readonly code: string | null;
  /** Its sentence, which names what to mend; for admins. */
  readonly detail: string | null;

  constructor(url: string, status: number, { code, message }: { code?: unknown; message?: unknown }, cause: unknown) {
    super(`${url} was answered with ${status}`, { cause });
    this.name = 'RequestFailed';
    this.status = status;
    this.code = typeof code === 'string' ? code : null;
    this.detail = typeof message === 'string' ? message : null;
  }
}

export interface Change {
  method: 'POST' | 'PUT';
  body: object;
}

async function send(host: Host, options: Record<string, unknown> & { url: string }): Promise<unknown> {
  try {
    return await host.client.request(options);
  } catch (cause) {
    const { status, responseJSON } = (cause ?? {}) as {
      status?: unknown;
      responseJSON?: { error?: { code?: unknown; message?: unknown } };
    };
    throw new RequestFailed(options.url, typeof status === 'number' ? status : 0, responseJSON?.error ?? {}, cause);
  }
}

function contentOf(change: Change | undefined): Record<string, unknown> {
  return change ? { type: change.method, contentType: 'application/json', data: JSON.stringify(change.body) } : { type: 'GET' };
}

/** Asks the helpdesk, with the agent's own rights. @throws RequestFailed */
export function askHelpdesk(host: Host, path: string, change?: Change): Promise<unknown> {
  return send(host, { url: path, dataType: 'json', ...contentOf(change) });
}

/** The text behind an address of the helpdesk. @param mimeType what it is read as, whatever the answer says @throws RequestFailed */
export function askHelpdeskForText(host: Host, url: string, mimeType: string): Promise<unknown> {
  return send(host, { url, type: 'GET', dataType: 'text', mimeType });
}

/**
 * Asks our server: with the session that it gave us, or else with a token that Zendesk's proxy signs with a secret that this page never
 * sees. A session that is refused is dropped, and Zendesk signs again.
 * @throws RequestFailed
 */
export async function askServer(host: Host, url: string, change?: Change): Promise<unknown> {
  return ask(host, { url, dataType: 'json', ...contentOf(change) });
}

/** A file of our server's. @throws RequestFailed */
export async function askServerForText(host: Host, url: string): Promise<string> {
  return String(await ask(host, { url, dataType: 'text', type: 'GET' }));
}

async function ask(host: Host, asked: Record<string, unknown> & { url: string }): Promise<unknown> {
  const session = sessionOf(host, timeNow().getTime());
  if (session !== null) {
    try {
      return told(await send(host, { ...asked, headers: { Authorization: `Bearer ${session}` } }));
    } catch (error) {
      if (!(error instanceof RequestFailed && error.status === 401)) throw error;
      dropSession(host);
    }
  }
  const answer = told(await sendSigned(host, asked));
  void renewSession(host, { now: timeNow().getTime(), elapsed: performance.now() }, async () =>
    told(await sendSigned(host, { url: asked.url.replace(/\/v1\/.*$/s, '/v1/session'), dataType: 'json', type: 'POST' })),
  );
  return answer;
}

function told(answer: unknown): unknown {
  learnTime(answer);
  return answer;
}

async function sendSigned(host: Host, options: Record<string, unknown> & { url: string }): Promise<unknown> {
  const { id, name } = await whoAmI(host);
  return send(host, {
    ...options,
    secure: true,
    headers: { Authorization: 'Bearer {{jwt.token}}' },
    jwt: {
      algorithm: 'HS256',
      secret_key: '{{setting.handoff_signing}}',
      expiry: 60,
      claims: { iss: host.registered.context.account.subdomain, sub: id, aud: 'baton', ...(name === null ? {} : { name }) },
    },
  });
}
