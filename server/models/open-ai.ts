import { AppError } from '#domain/errors.ts';
import { at, parsed } from '#domain/lenient.ts';
import type { Writer } from '#domain/writer.ts';
import type { Outbound } from '../outbound/outbound.ts';

interface Settings {
  /** Up to and without `/chat/completions`. */
  url: string;
  model: string;
  /** Null for endpoints that ask for none. */
  key: string | null;
  timeoutMs: number;
  outbound: Outbound;
}

const largestAnswer = 64 * 1024;
const mostTokens = 700;

/** Whatever speaks OpenAI's chat completions: theirs, or one on a machine of one's own. */
export function openAiWriter({ url, model, key, timeoutMs, outbound }: Settings): Writer {
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
      const answer = await outbound.exchange({
        ...{ method: 'POST', url: `${url.replace(/\/$/, '')}/chat/completions`, where: 'the language model', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
        // Of the whole exchange: an answer that drips is none.
        ...{ timeoutMs, endMs: timeoutMs, largest: largestAnswer },
      });
      if (answer.status !== 200) throw new AppError('remote_failed', `The language model answered ${answer.status}`);
      const text: unknown = at(parsed(answer.text), 'choices', '0', 'message', 'content');
      if (typeof text !== 'string') throw new AppError('remote_failed', 'The language model answered no text');
      return text;
    },
  };
}
