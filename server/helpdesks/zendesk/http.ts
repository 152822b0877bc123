import axios, { type AxiosInstance } from 'axios';
import type { Ask, Call, ZendeskOptions } from './call.ts';
import { asAppError, refuse } from './errors.ts';
import { createTokens } from './oauth.ts';

const usualTimeoutMs = 10_000;
const largestAnswer = 1024 * 1024;

/** Calls to one account, with its OAuth token. */
export function createHttp(options: ZendeskOptions): Ask {
  const { timeoutMs = usualTimeoutMs } = options;
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

  return async (call) => {
    const token = await tokens.current();
    const answer = await send(http, call, token, timeoutMs);
    // The token may have been revoked before its time: once with a new one, then it is the installation that is wrong.
    const final = answer.status === 401 ? await send(http, call, await tokens.renewed(token), timeoutMs) : answer;
    return accept(call, final, options.now());
  };
}

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

async function send(http: AxiosInstance, call: Call, token: string, timeoutMs: number): Promise<Answer> {
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
