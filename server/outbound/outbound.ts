import type { Agent } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { AxiosError } from 'axios';
import { AppError } from '#domain/errors.ts';
import { guardedLookup, type Resolve } from './guarded-lookup.ts';
import { type Allowed, createPolicy, hostOf, portOf } from './policy.ts';

const usualTimeoutMs = 15_000;
const usualLargest = 1024 * 1024;

export interface Sending {
  method: string;
  url: string;
  /** How it is called in sentences for a log: addresses may hold secrets. */
  where: string;
  headers?: Record<string, string>;
  /** Sent byte for byte. */
  body?: string | Uint8Array | undefined;
  /** Milliseconds until an answer has begun. */
  timeoutMs?: number;
  /** Milliseconds until it must have ended; twice those until it has begun, where nothing is said. */
  endMs?: number;
  /** Bytes of the largest answer. */
  largest?: number;
}

export interface Answer {
  status: number;
  /** By their names in small letters. */
  headers: Record<string, unknown>;
  text: string;
}

/** The one door by which anything leaves this process for an address that somebody configured. */
export interface Outbound {
  /**
   * One request, one answer of whatever status, no redirects: an address that moves is the admin's to change.
   * @throws AppError remote_refused when the address may not be called, remote_unreachable, remote_failed
   */
  exchange(sending: Sending): Promise<Answer>;
  /** A connection for what is not HTTP. @throws AppError remote_refused, remote_unreachable */
  dial(url: string, where: string): Promise<Socket>;
  isVouched(url: URL): boolean;
}

/** @param resolve how names are resolved; tests bring their own */
export function createOutbound(allowed: Allowed = {}, resolve?: Resolve): Outbound {
  const policy = createPolicy(allowed);
  const lookup = guardedLookup(resolve);
  let guarded: Agent | undefined;

  function admit(address: string, where: string): URL {
    const problem = policy.problemOf(address);
    if (problem !== null) throw new AppError('remote_refused', `${where} is not called: ${problem}`);
    return new URL(address);
  }

  return {
    isVouched: policy.isVouched,
    async exchange({ method, url: address, where, headers = {}, body, ...limits }) {
      const { timeoutMs = usualTimeoutMs, endMs = 2 * timeoutMs, largest = usualLargest } = limits;
      const url = admit(address, where);
      // At the first call: a start does not wait for what only a call needs, and with it comes all of Node that speaks HTTP outwards.
      const { default: axios, isAxiosError } = await import('axios');
      guarded ??= new (await import('node:https')).Agent({ lookup, keepAlive: true });
      const answer = await axios
        .request<string>({
          method,
          url: url.href,
          ...(body === undefined ? {} : { data: Buffer.from(body as string) }),
          headers: { accept: 'application/json', ...headers, 'accept-encoding': 'identity' },
          timeout: timeoutMs,
          // axios' own limit ends with the headers; a body that drips is cut by this.
          signal: AbortSignal.timeout(endMs),
          ...(policy.isVouched(url) ? {} : { httpsAgent: guarded }),
          maxRedirects: 0,
          decompress: false,
          maxContentLength: largest,
          responseType: 'text',
          transformResponse: (text: string) => text,
          validateStatus: () => true,
          proxy: false,
        })
        .catch((cause: unknown) => {
          const isUnusable = isAxiosError(cause) && cause.code === 'ERR_BAD_RESPONSE';
          if (isUnusable) throw new AppError('remote_failed', `The answer to ${where} is unusable: ${cause.message}`, { cause });
          throw new AppError('remote_unreachable', `No answer to ${where}: ${reasonOf(cause, isAxiosError)}`, { cause });
        });
      return { status: answer.status, headers: answer.headers as Record<string, unknown>, text: answer.data ?? '' };
    },
    async dial(address, where) {
      const url = admit(address, where);
      const socket = connect({ host: hostOf(url), port: portOf(url), ...(policy.isVouched(url) ? {} : { lookup }) });
      socket.setTimeout(usualTimeoutMs, () => socket.destroy(new Error('time is over')));
      return new Promise((done, fail) => {
        socket.once('connect', () => done(socket.setTimeout(0).off('error', refuse)));
        socket.once('error', refuse);
        function refuse(cause: Error) {
          fail(new AppError('remote_unreachable', `No answer from ${where}: ${cause.message}`, { cause }));
        }
      });
    },
  };
}

/** Without the address, which axios puts into some of its sentences. */
function reasonOf(cause: unknown, isAxiosError: (cause: unknown) => cause is AxiosError): string {
  if (!(cause instanceof Error)) return String(cause);
  return isAxiosError(cause) && cause.code === 'ERR_INVALID_URL' ? 'its address is unusable' : cause.message;
}
