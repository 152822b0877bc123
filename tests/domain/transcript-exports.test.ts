import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';
import { pathsOf, replaced } from '../helpers/json-paths.ts';

/** What a channel logs or a service exports, with words of our own: who says what, and the names of the files. */
interface Export {
  name: string;
  format: string;
  /** JSON, or the text as it is. */
  payload: unknown;
  /** The first letter of the author, then the text, then `+` and the name of each file. */
  says: string[];
  notes?: string[];
  /** Names of what is kept beside the messages. */
  diagnostics?: string[];
  /** What else the conversation holds. */
  more?: object;
}

const exports = readFileSync(join(import.meta.dirname, '../fixtures/exports.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Export);

const textOf = ({ payload }: Export) => (typeof payload === 'string' ? payload : JSON.stringify(payload));

describe("transcripts: channels' logs and services' exports", () => {
  it.each(exports)('$name', (one) => {
    const read = readTranscript(textOf(one));
    const messages = read?.conversation.messages ?? [];
    expect(
      messages.map(({ author, text, attachments }) => [`${author[0]} ${text}`, ...attachments.map(({ name }) => name)].join(' +')),
    ).toEqual(one.says);
    if (one.says.length === 0) return;
    expect(read?.format).toBe(one.format);
    expect(read?.notes.map(({ code }) => code)).toEqual(one.notes ?? []);
    expect(read?.conversation).toMatchObject(one.more ?? {});
    // What the channel itself sends is nothing that somebody added.
    expect(Object.keys(read?.conversation.report.diagnostics ?? {})).toEqual(one.diagnostics ?? []);
  });

  it('are read without a throw whatever field is missing, null or of another kind', () => {
    const places = exports.flatMap((one) =>
      typeof one.payload === 'string' ? [] : pathsOf(one.payload).map((path) => ({ payload: one.payload, path })),
    );
    const other = fc.oneof(fc.constant(undefined), fc.constant(null), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...places), other, ({ payload, path }, value) => {
        for (const { id, text, attachments } of readTranscript(JSON.stringify(replaced(payload, path, value)) ?? '')?.conversation
          .messages ?? []) {
          expect([typeof id, typeof text]).toEqual(['string', 'string']);
          for (const { name, url } of attachments) expect([typeof name, url === null || typeof url === 'string']).toEqual(['string', true]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
