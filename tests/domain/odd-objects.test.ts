import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/errors.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { botKinds, bots } from '../../server/bots/index.ts';

const odd = { toString: 1, valueOf: 1 };

/** A payload with each of its values in turn replaced by an object that JavaScript can turn into no text and no number. */
function* withOdd(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const copy = (inner: unknown) =>
      Array.isArray(value) ? value.with(Number(key), inner) : { ...(value as Record<string, unknown>), [key]: inner };
    yield copy(odd);
    for (const inside of withOdd((value as Record<string, unknown>)[key])) yield copy(inside);
  }
}

const lines = (file: string) =>
  readFileSync(`${import.meta.dirname}/../fixtures/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const payloads = [...lines('exports.jsonl'), ...lines('bots/variants.jsonl')]
  .map((line) => line.payload ?? line.value ?? line.body ?? line.text)
  .map((one) => (typeof one === 'string' && /^[[{]/.test(one.trim()) ? parsed(one) : one))
  .filter((one) => typeof one === 'object' && one !== null);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

describe('objects that are no text and no number', () => {
  it('are read past, in whichever place they stand', () => {
    expect(payloads.length).toBeGreaterThan(50);
    for (const payload of payloads)
      for (const one of withOdd(payload)) {
        const text = JSON.stringify(one);
        expect(() => readTranscript(text), text).not.toThrow();
      }
  });

  it('are refused in a sentence where they stand for what a webhook must tell', () => {
    for (const payload of payloads)
      for (const one of withOdd(payload)) {
        const body = Buffer.from(JSON.stringify(one));
        for (const kind of botKinds)
          try {
            bots[kind].read(body);
          } catch (error) {
            expect(error, `${kind}: ${body}`).toBeInstanceOf(AppError);
          }
      }
  });
});
