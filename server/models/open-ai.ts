import axios from 'axios';
import { AppError } from '#domain/errors.ts';
import type { Writer } from '#domain/writer.ts';

interface Settings {
  /** Up to and without `/chat/completions`. */
  url: string;
  model: string;
  /** Null for endpoints that ask for none. */
  key: string | null;
  timeoutMs: number;
}

const largestAnswer = 64 * 1024;
const mostTokens = 700;

/** Whatever speaks OpenAI's chat completions: theirs, or one on a machine of one's own. */
export function openAiWriter({ url, model, key, timeoutMs }: Settings): Writer {
  const client = axios.create({
    baseURL: url.replace(/\/$/, ''),
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
    maxContentLength: largestAnswer,
    maxRedirects: 0,
    validateStatus: () => true,
  });
  return {
    model,
    async write({ system, user, schema }) {
      const body = {
        model,
        temperature: 0,
        max_tokens: mostTokens,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'summary', strict: true, schema } },
      };
      // Of the whole exchange: an answer that drips is none.
      const signal = AbortSignal.timeout(timeoutMs);
      const answer = await client.post('/chat/completions', body, { signal }).catch((cause: unknown) => {
        throw new AppError('remote_unreachable', `The language model did not answer within ${timeoutMs} ms`, { cause });
      });
      if (answer.status !== 200) throw new AppError('remote_failed', `The language model answered ${answer.status}`);
      const text: unknown = answer.data?.choices?.[0]?.message?.content;
      if (typeof text !== 'string') throw new AppError('remote_failed', 'The language model answered no text');
      return text;
    },
  };
}
