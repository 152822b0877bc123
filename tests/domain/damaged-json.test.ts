import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';
import { mendedJson } from '#domain/transcripts/mend-json.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';

const said = (text: string) => readTranscript(text)?.conversation.messages.map((message) => message.text);
const notes = (text: string) => readTranscript(text)?.notes;

/** A chat of any length, and where each of its messages ends in its JSON. */
const chats = fc
  .array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: fc.string({ minLength: 1, unit: 'grapheme' }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) => list.map((one, at) => ({ ...one, content: `${at} ${one.content}` })))
  .map((messages) => ({ messages, text: JSON.stringify({ messages }), ends: messages.map((_, at) => endOf(messages, at)) }));

function endOf(messages: object[], at: number): number {
  return JSON.stringify({ messages: messages.slice(0, at + 1) }).length - 2;
}

describe('damaged JSON', () => {
  it.each<[name: string, text: string, said: string[], notes: object[]]>([
    [
      'a text that stops in the first message',
      '{"messages":[{"role":"user","content":"My bike is',
      ['My bike is'],
      [{ code: 'cut', after: 1 }],
    ],
    [
      'a text that stops in a later one',
      '{"messages":[{"role":"user","content":"kept"},{"role":"assistant","content":"half a sen',
      ['kept', 'half a sen'],
      [{ code: 'cut', after: 2 }],
    ],
    ['half an escape at the end', '[{"role":"user","content":"a\\u00', ['a'], [{ code: 'cut', after: 1 }]],
    ['a comma too many', '{"messages":[{"role":"user","content":"a",},{"role":"assistant","content":"b"},],}', ['a', 'b'], []],
    ['a comma too few', '[{"role":"user" "content":"a"} {"role":"assistant","content":"b"}]', ['a', 'b'], []],
    [
      'a number that is none',
      '[{"role":"user","content":"a","score":NaN},{"role":"assistant","content":"b"}]',
      ['a', 'b'],
      [{ code: 'damaged', count: 1, first: 31 }],
    ],
    [
      'a stray word between messages',
      '[{"role":"user","content":"a"}, oops, {"role":"assistant","content":"b"}]',
      ['a', 'b'],
      [{ code: 'damaged', count: 1, first: 33 }],
    ],
    [
      'a stray word inside of one',
      '[{"role":"user","content":"a" oops},{"role":"assistant","content":"b"}]',
      ['a', 'b'],
      [{ code: 'damaged', count: 1, first: 31 }],
    ],
    [
      'a bracket that nobody closed',
      '[{"role":"user","content":"a",{"role":"assistant","content":"b"}]',
      ['a', 'b'],
      [{ code: 'damaged', count: 1, first: 31 }],
    ],
    [
      'one line of many',
      '{"role":"user","content":"a"}\n{"role":"assistant","content":"b" oops}\n???\n{"role":"user","content":"c"}',
      ['a', 'b', 'c'],
      [{ code: 'damaged', count: 2, first: 65 }],
    ],
    [
      'quotes as Python prints them',
      "[{'role': 'user', 'content': 'it\\'s', 'n': None}, {'role': 'assistant', 'content': \"it's\"}]",
      ["it's", "it's"],
      [],
    ],
  ])('%s', (_name, text, expected, about) => {
    expect(said(text)).toEqual(expected);
    expect(notes(text)).toEqual(about);
  });

  it('keeps every message that is whole, wherever the text stops, and says that it does', () => {
    fc.assert(
      fc.property(chats, fc.double({ min: 0, max: 1, noNaN: true }), ({ messages, text, ends }, share) => {
        const end = Math.floor(share * (text.length - 1));
        const whole = ends.filter((one) => one <= end).length;
        const read = said(text.slice(0, end)) ?? [];
        expect(read.slice(0, whole)).toEqual(messages.slice(0, whole).map(({ content }) => content));
        expect(read.length).toBeLessThanOrEqual(whole + 1);
        if (read.length > 0) expect(notes(text.slice(0, end))).toContainEqual({ code: 'cut', after: read.length });
      }),
      { numRuns: 500 },
    );
  });

  it('loses no message to a word that stands between two', () => {
    const words = fc.constantFrom('NaN', 'undefined', 'oops', '-', '}', ']', ',', ':', "'", '[', '<br>', '\u0000');
    fc.assert(
      fc.property(chats, words, fc.nat(), ({ messages, text, ends }, word, any) => {
        const place = ends[any % ends.length]!;
        const read = said(`${text.slice(0, place)} ${word} ${text.slice(place)}`) ?? [];
        expect(read).toEqual(expect.arrayContaining(messages.slice(0, (any % ends.length) + 1).map(({ content }) => content)));
      }),
      { numRuns: 500 },
    );
  });

  it('reads something of every platform’s payload that stops near its end', () => {
    for (const [kind, list] of Object.entries(platformSamples))
      for (const { payload, says } of list.filter((one) => one.says.length > 2)) {
        const text = JSON.stringify(payload);
        expect([kind, (said(text.slice(0, Math.floor(text.length * 0.9))) ?? []).length > 0]).toEqual([kind, says.length > 0]);
      }
  });

  it('takes what is whole as it is, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify({ value, keys: { ['__proto__']: [1] } });
        expect(mendedJson(text)).toEqual({ value: JSON.parse(text), isCut: false, damage: [] });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\'\\ \nu0truefalsenull-1.e') }), (text) => {
        const read = mendedJson(text);
        expect(read === null || typeof read.value === 'object').toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('passes over what nests deeper than any export, in a moment', () => {
    const deep = `${'['.repeat(100_000)}"]"${']'.repeat(100_000)}`;
    expect(said(`{"From":"x","z":${deep},"Body":"hello"}`)).toEqual(['hello']);
    expect(readTranscript('['.repeat(100_000))).toBeNull();
    expect(readTranscript('{"a":'.repeat(100_000))).toBeNull();
  });
});
