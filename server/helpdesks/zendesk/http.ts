import { AppError } from '#domain/errors.ts';
import type { Answer } from '../../outbound/outbound.ts';
import { createBreaker } from './breaker.ts';
import type { Ask, Call, Exchange, ZendeskOptions } from './call.ts';
import { refuse, unreadable } from './errors.ts';
import { createLimiter } from './limiter.ts';
import { createTokens } from './oauth.ts';

const usualTimeoutMs = 10_000;
/** Tokens that are refused although they are new: somebody has to look. */
const refusedPauseMs = 60_000;

/** Calls to one account, with its OAuth token, inside what it allows and while it works. */
export function createHttp(options: ZendeskOptions) {
  const { timeoutMs = usualTimeoutMs, now } = options;
  const exchange: Exchange = ({ method, path, body, contentType = 'application/json', headers, largest }) =>
    options.outbound.exchange({
      ...{ method, url: options.baseUrl + path, where: `Zendesk\u2019s ${method} ${path.split('?')[0]}`, body, timeoutMs },
      headers: { 'content-type': contentType, ...headers },
      ...(largest === undefined ? {} : { largest }),
    });
  const tokens = createTokens(exchange, options);
  const limiter = createLimiter(now);
  const breaker = createBreaker(now);
  let signedOutUntil = 0;

  /** One call over the wire; how it ends is told to limiter and breaker, whatever happens. */
  async function send(call: Call, token: string): Promise<Answer> {
    limiter.take(call);
    let answer: Answer | null = null;
    try {
      answer = await exchange({ ...call, headers: { authorization: `Bearer ${token}`, ...call.headers } });
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

  /** A new connection lets us in, whatever was before. */
  const redeem: typeof tokens.redeem = async (code, given) => {
    await tokens.redeem(code, given);
    signedOutUntil = 0;
  };

  return { ask, redeem, limiter, breaker, signedOutUntil: () => signedOutUntil };
}

function accept(call: Call, { status, headers, text }: Answer, nowMs: number): unknown {
  if (status === 204) return null;
  if (status < 200 || status >= 300) throw refuse(call, status, headers, text, nowMs);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw unreadable(call, cause);
  }
}
