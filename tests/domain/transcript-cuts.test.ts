import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';

const talk = [
  ['Customer', 'My parcel is lost since Monday.'],
  ['Bot', 'It has left the depot in Leipzig.'],
  ['Customer', 'You said so yesterday already.'],
  ['Bot', 'I am sorry to hear that again.'],
  ['Customer', 'Please let me talk to somebody.'],
  ['Agent', 'Hello, this is Ann speaking now.'],
] as const;
const each = (line: (name: string, text: string, at: number) => string, between = '\n') =>
  `${talk.map(([name, text], at) => line(name, text, at)).join(between)}\n`;

/** A whole file of each format that is read line by line, with what its messages say. */
const files: Record<string, string> = {
  text: each((name, text) => `${name}: ${text}`),
  'text with times': each((name, text, at) => `[10:0${at}] ${name}: ${text}`),
  markdown: each((name, text) => `**${name}:** ${text}`, '\n\n'),
  paste: each((name, text, at) => `${name}  10:0${at} AM\n${text}`),
  'names on rows of their own': each((name, text) => `${name}\n${text}`, '\n\n'),
  whatsapp: each((name, text, at) => `[02.03.26, 10:0${at}:00] ${name}: ${text}`),
  zendesk_chat: each((name, text, at) => `(10:00:0${at}) ${name}: ${text}`, '  '),
  csv: `name,text\n${each((name, text) => `${name},"${text}"`)}`,
  'csv without quotes': `name;text\n${each((name, text) => `${name};${text}`)}`,
  'csv of four columns': `id;name;text;time\n${each((name, text, at) => `${at};${name};${text};2026-03-02 10:00`)}`,
  'markdown table': `| Author | Message |\n|---|---|\n${each((name, text) => `| ${name} | ${text} |`)}`,
  webvtt: `WEBVTT\n\n${each((name, text, at) => `00:0${at}.000 --> 00:0${at}.900\n<v ${name}>${text}</v>`, '\n\n')}`,
  'webvtt without ends': `WEBVTT\n\n${each((name, text, at) => `00:0${at}.000 --> 00:0${at}.900\n${name}: ${text}`, '\n\n')}`,
  srt: each((name, text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n[${name}] ${text}`, '\n\n'),
  html: `<html><body>\n${each((name, text) => `<p><b>${name}:</b> ${text}</p>`)}</body></html>\n`,
  'a piece of html': each(
    (name, text) => `<div class="msg ${name.toLowerCase()}"><span class="author">${name}</span><div>${text}</div></div>`,
  ),
  mail: `From: Jo <jo@example.test>\nSubject: Parcel\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${each((_, text, at) => (at === 0 ? text : `${'>'.repeat(at)} On Mon, 2 Mar 2026 at 10:0${at}, ${at % 2 ? 'Support' : 'Jo'} wrote:\n${'>'.repeat(at + 1)} ${text}`))}--b--\n`,
  'mail as text': each((_, text, at) =>
    at === 0
      ? text
      : `${'>'.repeat(at - 1)}On Mon, 2 Mar 2026 at 10:0${at}, ${at % 2 ? 'Support' : 'Jo'} wrote:\n${'>'.repeat(at)} ${text}`,
  ),
};

describe('transcripts: files that stop in the middle', () => {
  it.each(Object.entries(files))('%s: says so wherever within a message it is cut, and not where it is whole', (_name, file) => {
    const whole = readTranscript(file)!;
    expect(whole.conversation.messages.map(({ text }) => text).sort()).toEqual(talk.map(([, text]) => text).sort());
    expect(whole.notes.filter(({ code }) => /cut/.test(code))).toEqual([]);
    // Two messages that are whole tell how the others should end.
    const ends = talk.map(([, text]) => file.indexOf(text));
    const third = [...ends].sort((a, b) => a - b)[2]!;
    const silent: string[] = [];
    for (const [at, [, text]] of talk.entries())
      for (let kept = 1; kept < text.length; kept += 1) {
        if (ends[at]! < third || text[kept - 1] === ' ') continue;
        const read = readTranscript(file.slice(0, ends[at]! + kept));
        if (!read?.notes.some(({ code }) => /cut/.test(code))) silent.push(text.slice(0, kept));
      }
    expect(silent).toEqual([]);
  });

  it.each(Object.entries(files))('%s: whatever was whole before the cut is read', (_name, file) => {
    const bytes = Buffer.from(file);
    for (let end = 1; end <= bytes.length; end += 1) {
      const kept = bytes.subarray(0, end).toString();
      const there = talk.filter(([, text]) => kept.includes(text)).map(([, text]) => text);
      if (there.length < 3) continue;
      const read = readTranscript(kept)?.conversation.messages.map(({ text }) => text) ?? [];
      expect([end, there.filter((text) => !read.some((said) => said.startsWith(text)))]).toEqual([end, []]);
    }
  });

  it('every fixture, at every byte, long ones at two hundred places: no throw, and never nothing where three messages are whole', () => {
    const path = join(import.meta.dirname, '../fixtures/transcripts.jsonl');
    const rows = readFileSync(path, 'utf8').trim().split('\n');
    for (const row of rows) {
      const { name, text, says } = JSON.parse(row) as { name: string; text: string; says: string[][] };
      const bytes = Buffer.from(text);
      for (let end = 0; end <= bytes.length; end += Math.ceil(bytes.length / 200)) {
        const kept = bytes.subarray(0, end).toString();
        const read = readTranscript(kept);
        const whole = says.filter(([author, , said = '']) => author !== 'system' && said !== '' && kept.includes(said.split('\n')[0]!));
        if (whole.length > 2 && new Set(whole.map(([, who]) => who)).size > 1)
          expect([name, end, read !== null]).toEqual([name, end, true]);
      }
    }
  }, 300_000);

  it('takes a chat whose people set no full stops for whole', () => {
    expect(
      readTranscript('Customer: hi\nBot: Hello, how can I help?\nCustomer: refund\nBot: One moment.\nCustomer: ok thanks')?.notes,
    ).toEqual([]);
  });
});
