import type { FastifyRequest } from 'fastify';
import type { RawDelivery } from '#domain/bot.ts';

/** A request as its bytes, which are what is signed. */
export function rawDelivery({ headers, body, url, host }: FastifyRequest): RawDelivery {
  const told = oneOfEach(headers);
  // Whoever forges these two gains nothing: they are part of what is signed.
  const address = `${told['x-forwarded-proto'] ?? 'https'}://${told['x-forwarded-host'] ?? host}${url}`;
  return { headers: told, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0), url: address };
}

/** Node has a list only where several of one name cannot be told as one, which hardly any request has. */
function oneOfEach(headers: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  const told: Record<string, string | undefined> = Object.create(null);
  for (const name in headers) {
    const value = headers[name];
    told[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return told;
}
