import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';
import { workOf } from '../helpers/work-of.ts';

const said = (text: string) => readTranscript(text)?.conversation.messages.map(({ author, name, text }) => [author, name ?? null, text]);

describe('mails: who wrote what is quoted, and what is not', () => {
  it('takes what stands below a quotation for an answer, not for its end', () => {
    const mail = [
      'On Tue, Mar 4, 2025 at 9:12 AM Ida Holm <ida@example.com> wrote:',
      '> The kettle leaks at the handle.',
      '> Can it be mended?',
      '',
      'It can. Which model is it?',
      'Jonas',
    ];
    expect(said(mail.join('\n'))).toEqual([
      ['requester', 'Ida Holm', 'The kettle leaks at the handle.\nCan it be mended?'],
      ['agent', null, 'It can. Which model is it?\nJonas'],
    ]);
  });

  it('keeps apart two introductions that follow each other', () => {
    const mail = [
      'The model is K 200.',
      '',
      'On Wed, Mar 5, 2025 at 8:00 AM Shop Support <help@shop.example> wrote:',
      '> On Tue, Mar 4, 2025 at 9:12 AM Ida Holm <ida@example.com> wrote:',
      '>> The kettle leaks at the handle.',
      '>',
      '> Which model is it?',
    ];
    expect(said(mail.join('\n'))).toEqual([
      ['requester', 'Ida Holm', 'The kettle leaks at the handle.'],
      ['agent', 'Shop Support', 'Which model is it?'],
      ['requester', 'Ida Holm', 'The model is K 200.'],
    ]);
  });

  it('shows answers between the lines beside what they answer', () => {
    const mail = [
      'On Tue, Mar 4, 2025 at 9:12 AM Ida Holm <ida@example.com> wrote:',
      '> Does it come in blue?',
      'Yes.',
      '> And with a lid?',
      '',
      'No, sorry.',
    ];
    expect(said(mail.join('\n'))).toEqual([
      ['requester', 'Ida Holm', 'Does it come in blue?\nAnd with a lid?'],
      ['agent', null, '> Does it come in blue?\n\nYes.\n\n> And with a lid?\n\nNo, sorry.'],
    ]);
  });

  it('takes an answer that begins with a small letter for an answer', () => {
    const mail = [
      'On Tue, Mar 4, 2025 at 9:12 AM Ida Holm <ida@example.com> wrote:',
      '> can you mend the kettle',
      'yes we can',
      '> and when will it be done',
      'on friday',
    ];
    expect(said(mail.join('\n'))?.map(([, , text]) => text)).toEqual([
      'can you mend the kettle\nand when will it be done',
      '> can you mend the kettle\n\nyes we can\n\n> and when will it be done\n\non friday',
    ]);
  });

  it('gives a quoted line that was broken to fit back to whoever wrote it', () => {
    const mail = [
      'Thanks!',
      '',
      'On Tue, Mar 4, 2025 at 9:12 AM Ida Holm <ida@example.com> wrote:',
      '> The kettle that I bought from you in the first week of February leaks at',
      'the handle.',
      '> Can it be mended?',
    ];
    expect(said(mail.join('\n'))?.[0]).toEqual([
      'requester',
      'Ida Holm',
      'The kettle that I bought from you in the first week of February leaks at\nthe handle.\nCan it be mended?',
    ]);
  });

  it('says what is quoted without a word of whom', () => {
    const mail = ['From: Ida Holm <ida@example.com>', 'Subject: kettle', '', '> Which model is it?', '', 'K 200.'];
    expect(said(mail.join('\n'))).toEqual([['requester', 'Ida Holm', '> Which model is it?\n\nK 200.']]);
  });

  it.each([
    ['Am Di., 4. März 2025 um 09:12 Uhr schrieb Ida Holm\n<ida@example.com>:'],
    ['ti 4. maaliskuuta 2025 klo 9.12 Ida Holm\n<ida@example.com> kirjoitti:'],
    ['вт, 4 мар. 2025 г. в 09:12, Ida Holm <ida@example.com>:'],
    ['Tue, 4 Mar 2025 09:12:51 +0100 от Ida Holm <ida@example.com>:'],
    ['In data 4 marzo 2025 09:12:31 "Ida Holm" <ida@example.com> ha scritto:'],
    ['út 4. 3. 2025 v 9:12 Ida Holm <ida@example.com> napsal:'],
    ['Den tir. 4. mar. 2025 kl. 09.12 skrev Ida Holm <ida@example.com>:'],
    ['Vào Th 3, 4 thg 3, 2025 vào lúc 09:12 Ida Holm <ida@example.com> đã viết:'],
  ])('reads %j', (intro) => {
    expect(said(`K 200.\n\n${intro}\n\n> Which model is it?\n`)?.map(([, name, text]) => [name, text])).toEqual([
      ['Ida Holm', 'Which model is it?'],
      [null, 'K 200.'],
    ]);
  });

  it('knows what programs rule off, in whatever language', () => {
    const mail =
      'K 200.\n\n-------- Oprindelig besked --------\nFra: Ida Holm <ida@example.com>\nDato: 04.03.2025 09.12\nTil: help@shop.example\nEmne: kedel\n\nWhich model is it?';
    expect(said(mail)?.map(([, , text]) => text)).toEqual(['Which model is it?', 'K 200.']);
  });

  it('costs no more than its length, however many introductions and marks it has', () => {
    const intro = (depth: number) => `${'>'.repeat(depth)}On 4 March 2025 at 09:12 Bo wrote:\n`;
    const pages: [string, (size: number) => string][] = [
      ['introductions', (size) => '4 March 2025 09:12 x <a@b.c> y:\n'.repeat(size)],
      ['marks', (size) => `${'> '.repeat(200)}x\n`.repeat(size / 10)],
      ['broken lines', (size) => `On 4 March 2025 ${'a '.repeat(90)}\n<${'b'.repeat(60)}:\n`.repeat(size / 4)],
      ['heads', (size) => 'From: a <a@b.c>\nDate: 4 March 2025\n\nx\n'.repeat(size)],
      ['parts, and lines quoted deeper than any', (size) => `${intro(0)}q\n`.repeat(size) + '>>> a\n'.repeat(size * 5)],
      ['parts quoted once, and lines quoted deeper', (size) => `${intro(1)}> q\n`.repeat(size) + '>> a\n'.repeat(size * 5)],
      ['empty lines, and dates below them', (size) => `${intro(0)}${'\n'.repeat(size * 4)}${'Date: x\n'.repeat(size * 4)}`],
    ];
    for (const [name, page] of pages) {
      const [small, large] = [page(2_000), page(8_000)].map((text) =>
        Math.min(
          workOf(() => readTranscript(text)),
          workOf(() => readTranscript(text)),
        ),
      );
      expect(large! / Math.max(small!, 5), name).toBeLessThan(12);
    }
  }, 60_000);
});
