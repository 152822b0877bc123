import type { Host } from './connect.ts';

/** A request that was answered with a refusal, or not at all (status 0). */
export class RequestFailed extends Error {
  readonly status: number;

  constructor(url: string, status: number, cause: unknown) {
    super(`${url} was answered with ${status}`, { cause });
    this.name = 'RequestFailed';
    this.status = status;
  }
}

async function send(host: Host, options: Record<string, unknown> & { url: string }): Promise<unknown> {
  try {
    return await host.client.request(options);
  } catch (cause) {
    throw new RequestFailed(options.url, statusOf(cause), cause);
  }
}

/** Asks the helpdesk, with the agent's own rights. @throws RequestFailed */
export function askHelpdesk(host: Host, path: string, dataType: 'json' | 'text' = 'json'): Promise<unknown> {
  return send(host, { url: path, type: 'GET', dataType });
}

/** Asks our server; Zendesk's proxy signs a token with a secret that this page never sees. @throws RequestFailed */
export async function askServer(host: Host, url: string): Promise<unknown> {
  const { 'currentUser.id': user } = await host.client.get('currentUser.id');
  return send(host, {
    url,
    type: 'GET',
    dataType: 'json',
    secure: true,
    headers: { Authorization: 'Bearer {{jwt.token}}' },
    jwt: {
      algorithm: 'HS256',
      secret_key: '{{setting.handoff_signing}}',
      expiry: 60,
      claims: { iss: host.registered.context.account.subdomain, sub: String(user), aud: 'baton' },
    },
  });
}

function statusOf(cause: unknown): number {
  const status = (cause as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 0;
}
