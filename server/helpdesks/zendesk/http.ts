import axios, { type AxiosInstance } from 'axios';
import { AppError } from '#domain/errors.ts';
import { createBreaker } from './breaker.ts';
import type { Ask, Call, ZendeskOptions } from './call.ts';
import { asAppError, refuse } from './errors.ts';
import { createLimiter } from './limiter.ts';
import { createTokens } from './oauth.ts';

const usualTimeoutMs = 10_000;
const largestAnswer = 1024 * 1024;
/** Tokens that are refused although they are new: somebody has to look. */
const refusedPauseMs = 60_000;

/** Calls to one account, with its OAuth token, inside what it allows and while it works. */
export function createHttp(options: ZendeskOptions) {
  const { timeoutMs = usualTimeoutMs, now } = options;
  const http = axios.create({
    baseURL: options.baseUrl,
    timeout: timeoutMs,
    // The answer's time-out of axios ends with its headers; a body that drips is cut by this.
    maxContentLength: largestAnswer,
    maxRedirects: 0,
    responseType: 'text',
    transformResponse: (text: string) => text,
    validateStatus: () => true,
    proxy: false,
  });
  const tokens = createTokens(http, options);
  const limiter = createLimiter(now);
  const breaker = createBreaker(now);
  let signedOutUntil = 0;

  /** One call over the wire; how it ends is told to limiter and breaker, whatever happens. */
  async function send(call: Call, token: string): Promise<Answer> {
    limiter.take(call);
    let answer: Answer | null = null;
    try {
      answer = await exchange(http, call, token, timeoutMs);
      return answer;
    } finally {
      limiter.settle(call, answer);
    }
  }

  async function signedIn(call: Call): Promise<Answer> {
    const wait = signedOutUntil - now();
    if (wait > 0) throw new AppError('remote_signed_out', 'The account does not let us in', { retryAfterMs: wait });
    try {
      const token = await tokens.current();
      const first = await send(call, token);
      // The token may have been revoked before its time: once with a new one, then it is the installation that is wrong.
      const answer = first.status === 401 ? await send(call, await tokens.renewed(token)) : first;
      if (answer.status === 401)
        throw new AppError('remote_signed_out', 'Zendesk refuses a new token: is the OAuth client still allowed?', {
          retryAfterMs: refusedPauseMs,
        });
      return answer;
    } catch (error) {
      if (error instanceof AppError && error.code === 'remote_signed_out') signedOutUntil = now() + (error.retryAfterMs ?? refusedPauseMs);
      throw error;
    }
  }

  const ask: Ask = async (call) => {
    breaker.enter();
    let hasFailed: boolean | null = null;
    try {
      const answer = await signedIn(call);
      hasFailed = answer.status >= 500;
      return accept(call, answer, now());
    } catch (error) {
      // Only silence and failure are a reason to leave it alone; having to wait for a place says nothing.
      if (error instanceof AppError && ['remote_unreachable', 'remote_failed'].includes(error.code)) hasFailed = true;
      throw error;
    } finally {
      breaker.leave(hasFailed);
    }
  };

  return { ask, limiter, breaker, signedOutUntil: () => signedOutUntil };
}

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

async function exchange(http: AxiosInstance, call: Call, token: string, timeoutMs: number): Promise<Answer> {
  try {
    const answer = await http.request<string>({
      method: call.method,
      url: call.path,
      ...(call.body === undefined ? {} : { data: Buffer.from(call.body) }),
      headers: {
        'Content-Type': call.contentType ?? 'application/json',
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        ...call.headers,
      },
      ...(call.largest === undefined ? {} : { maxContentLength: call.largest }),
      signal: AbortSignal.timeout(2 * timeoutMs),
    });
    return { status: answer.status, headers: answer.headers as Record<string, unknown>, text: answer.data ?? '' };
  } catch (cause) {
    throw asAppError(call, cause);
  }
}

function accept(call: Call, { status, headers, text }: Answer, nowMs: number): unknown {
  if (status === 204) return null;
  if (status < 200 || status >= 300) throw refuse(call, status, headers, text, nowMs);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw asAppError(call, cause);
  }
}
