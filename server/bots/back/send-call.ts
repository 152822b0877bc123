import type { BackCall } from '#domain/way-back.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { refusalOf } from '../../outbound/refuse.ts';

interface Sending {
  call: BackCall;
  address: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  /** Milliseconds since 1970. */
  now: number;
}

/** Tells a platform. @throws AppError remote_* */
export async function sendCall(outbound: Outbound, { call, address, headers, query, now }: Sending): Promise<void> {
  const url = new URL(address.replace(/\/$/, '') + call.path);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  const where = `${call.method} ${url.host}${call.path.split('?')[0]}`;
  const answer = await outbound.exchange({
    ...{ method: call.method, url: url.href, where, body: call.body },
    headers: { 'content-type': call.contentType, ...headers },
  });
  const refusal = refusalOf(answer, where, now);
  if (refusal) throw refusal;
}
