import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';

/** A text as one program or habit writes it, with words of our own, and what it says: author, name, text and files of each message. */
interface Variant {
  name: string;
  text: string;
  format: string;
  says: string[][];
  sent_at: (string | null)[];
  notes: string[];
}

const variants = readFileSync(join(import.meta.dirname, '../fixtures/transcripts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Variant);

describe('transcripts: as programs and people write them', () => {
  it.each(variants)('$name', ({ text, format, says, sent_at, notes }) => {
    const read = readTranscript(text);
    const messages = read?.conversation.messages ?? [];
    expect(read?.format).toBe(format);
    expect(
      messages.map(({ author, name, text: said, attachments }) => [
        author,
        name,
        said,
        ...(attachments.length === 0 ? [] : [attachments.map((file) => file.name).join(', ')]),
      ]),
    ).toEqual(says);
    expect(messages.map(({ sentAt }) => sentAt)).toEqual(sent_at);
    expect(read?.notes.map(({ code }) => code)).toEqual(notes);
  });

  it('are read without a throw wherever they are cut, and their lines in whatever order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variants), fc.nat(), fc.nat(), ({ text }, cut, turn) => {
        const kept = text.slice(0, cut % (text.length + 1));
        const rows = text.split('\n');
        const turned = [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)].join('\n');
        for (const one of [kept, turned])
          for (const { id, text: said } of readTranscript(one)?.conversation.messages ?? [])
            expect([typeof id, typeof said]).toEqual(['string', 'string']);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keep what was said before the cut', () => {
    for (const { name, text, says } of variants.filter(({ says }) => says.length > 2)) {
      const read = readTranscript(text.slice(0, -2));
      expect([name, (read?.conversation.messages.length ?? 0) >= says.length - 1]).toEqual([name, true]);
    }
  });
});

describe('transcripts: logs of webhooks', () => {
  const said = (value: unknown) => readTranscript(JSON.stringify(value))?.conversation.messages.map(({ text }) => text);
  const person = `U${'a'.repeat(32)}`;

  it('what was taken back later is not shown, whichever payload tells', () => {
    const line = (event: object) => ({ destination: 'x', events: [{ source: { type: 'user', userId: person }, timestamp: 1, ...event }] });
    const first = line({ type: 'message', message: { id: 'm-1', type: 'text', text: 'my password' } });
    const second = line({ type: 'message', message: { id: 'm-2', type: 'text', text: 'hello' } });
    expect(said([first, second])).toEqual(['my password', 'hello']);
    expect(said([first, second, line({ type: 'unsend', unsend: { messageId: 'm-1' } })])).toEqual(['hello']);

    const page = (message: object, timestamp: number) => ({
      object: 'page',
      entry: [{ id: 'p-1', time: timestamp, messaging: [{ sender: { id: 'u-1' }, recipient: { id: 'p-1' }, timestamp, message }] }],
    });
    const [one, two] = [page({ mid: 'a', text: 'my password' }, 1), page({ mid: 'b', text: 'hello' }, 2)];
    expect(said([one, two])).toEqual(['my password', 'hello']);
    expect(said([one, two, page({ mid: 'a', is_deleted: true }, 3)])).toEqual(['hello']);
  });

  it('of equal answers in one call each is shown', () => {
    const asked = {
      events: [
        { type: 'message', timestamp: 1, source: { type: 'user', userId: person }, message: { id: 'm-1', type: 'text', text: 'hi' } },
      ],
    };
    const answers = { to: person, timestamp: 2, messages: ['ok', 'ok'].map((text) => ({ type: 'text', text })) };
    expect(said([asked, answers])).toEqual(['hi', 'ok', 'ok']);
  });

  it('notes of Dynamics 365 stand in the order of their times, however the rows came', () => {
    const row = (...texts: [string, string][]) => ({
      documentbody: Buffer.from(
        JSON.stringify(
          texts.map(([text, time]) => ({
            content: text,
            createdDateTime: `2026-03-01T10:0${time}:00Z`,
            deliveryMode: 'x',
            isControlMessage: false,
            from: { user: { displayName: 'Ada' } },
          })),
        ),
      ).toString('base64'),
    });
    expect(said({ value: [row(['two', '2'], ['one', '1']), row(['four', '4'], ['three', '3'])] })).toEqual(['one', 'two', 'three', 'four']);
  });
});
