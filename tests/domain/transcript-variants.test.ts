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
