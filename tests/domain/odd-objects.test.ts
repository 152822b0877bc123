import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/errors.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { botKinds, bots } from '../../server/bots/index.ts';

const unreadable = { toString: 1, valueOf: 1 };

/** By itself, and in lists, which JavaScript turns into text by that of what is in them. */
const odd = {
  object: unreadable,
  'list of objects': [unreadable, { id: unreadable, type: unreadable, text: [unreadable] }],
  'list of lists': [[unreadable], [[unreadable]]],
};
const kinds = Object.keys(odd) as (keyof typeof odd)[];

/** A payload with each of its values in turn replaced by what JavaScript can turn into no text and no number. */
function* withOdd(value: unknown, odd: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const copy = (inner: unknown) =>
      Array.isArray(value) ? value.with(Number(key), inner) : { ...(value as Record<string, unknown>), [key]: inner };
    yield copy(odd);
    for (const inside of withOdd((value as Record<string, unknown>)[key], odd)) yield copy(inside);
  }
}

const lines = (file: string) =>
  readFileSync(`${import.meta.dirname}/../fixtures/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const whole = (file: string, kind: string): Record<string, unknown> => ({
  kind,
  payload: JSON.parse(readFileSync(`${import.meta.dirname}/../fixtures/bots/${file}`, 'utf8')),
});
const fixtures = [
  ...lines('exports.jsonl'),
  ...lines('transcripts.jsonl'),
  ...lines('bots/variants.jsonl'),
  whole('copilot-studio-handoff.json', 'copilot_studio'),
  whole('custom-gpt-conversation.json', 'custom_gpt'),
]
  .map((line) => {
    const one = line.payload ?? line.text;
    const payload = typeof one === 'string' && /^[[{]/.test(one.trim()) ? parsed(one) : one;
    return { payload, own: botKinds.filter((kind) => kind === line.kind) };
  })
  .filter(({ payload }) => typeof payload === 'object' && payload !== null);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

describe('what is no text and no number', () => {
  it('is looked for in every fixture of JSON', () => {
    expect(fixtures.length).toBeGreaterThan(200);
  });

  it.each(kinds)(
    'is read past, in whichever place it stands: %s',
    (kind) => {
      for (const { payload } of fixtures)
        for (const one of withOdd(payload, odd[kind])) {
          const text = JSON.stringify(one);
          expect(() => readTranscript(text), text).not.toThrow();
        }
    },
    60_000,
  );

  // By the platform that sends the payload; what another one makes of it is none of its own.
  it.each(kinds)(
    'is refused in a sentence where it stands for what a webhook must tell: %s',
    (odder) => {
      for (const { payload, own } of fixtures)
        for (const one of own.length === 0 ? [] : withOdd(payload, odd[odder])) {
          const body = Buffer.from(JSON.stringify(one));
          for (const kind of own)
            try {
              bots[kind].read(body);
            } catch (error) {
              expect(error, `${kind}: ${body}`).toBeInstanceOf(AppError);
            }
        }
    },
    60_000,
  );
});
