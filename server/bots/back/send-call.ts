import axios from 'axios';
import { AppError } from '#domain/errors.ts';
import { redactLine } from '#domain/redaction/redact-line.ts';
import type { BackCall } from '#domain/way-back.ts';
import { agentsFor } from './guarded-lookup.ts';

const timeoutMs = 15_000;
const largestAnswer = 1024 * 1024;
const longestQuote = 300;
/** When a platform says "later" without saying when. */
const usualPauseMs = 30_000;

interface Sending {
  call: BackCall;
  address: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  /** Milliseconds since 1970. */
  now: number;
}

/** One request, one answer, no redirects: an address that moves is the admin's to change. @throws AppError remote_* */
export async function sendCall({ call, address, headers, query, now }: Sending): Promise<void> {
  const where = `${call.method} ${new URL(address).host}${call.path.split('?')[0]}`;
  const answer = await axios
    .request<string>({
      method: call.method,
      url: address.replace(/\/$/, '') + call.path,
      params: query,
      data: Buffer.from(call.body),
      headers: { 'content-type': call.contentType, accept: 'application/json', ...headers },
      timeout: timeoutMs,
      signal: AbortSignal.timeout(2 * timeoutMs),
      ...agents(address, where),
      maxRedirects: 0,
      // An answer that grows when it is unpacked could not be bounded.
      decompress: false,
      maxContentLength: largestAnswer,
      responseType: 'text',
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      proxy: false,
    })
    .catch((cause: unknown) => {
      throw new AppError('remote_unreachable', `No answer to ${where}: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    });
  const { status } = answer;
  if (status >= 200 && status < 300) return;
  const sentence = `${where} was answered ${status}: ${redactLine(String(answer.data ?? '').slice(0, longestQuote))}`;
  if (status === 429) throw new AppError('remote_busy', sentence, { retryAfterMs: pauseOf(answer.headers['retry-after'], now) });
  if (status >= 500 || status === 408 || status === 409 || status === 425) throw new AppError('remote_failed', sentence);
  if (status === 401 || status === 403) throw new AppError('remote_unauthorized', sentence);
  if (status === 404 || status === 410) throw new AppError('remote_gone', sentence);
  throw new AppError('remote_refused', sentence);
}

function agents(address: string, where: string) {
  try {
    return agentsFor(address);
  } catch (cause) {
    throw new AppError('remote_refused', `${where} is not called: ${(cause as Error).message}`, { cause });
  }
}

function pauseOf(header: unknown, now: number): number {
  const text = String(header ?? '');
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? usualPauseMs : Math.max(0, at - now);
}
