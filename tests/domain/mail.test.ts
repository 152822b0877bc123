import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';
import { decodedWords } from '../../server/domain/mail/fields.ts';
import { readMail } from '../../server/domain/mail/read-mail.ts';
import { base64Bytes, inCharset, quotedBytes } from '../../server/domain/mail/transfer.ts';

const head = 'From: Jo Li <jo@example.test>\nSubject: Bike\n';
const mail = (fields: string, body: string) => readMail(`${head}${fields}\n\n${body}`)!;

describe('mail: as it goes over the wire', () => {
  it('words of a head are decoded, also where a letter is cut in two by their fold', () => {
    expect(decodedWords('=?UTF-8?Q?J=C3?= =?UTF-8?Q?=B6_Li?= <jo@example.test>')).toBe('Jö Li <jo@example.test>');
    expect(decodedWords('Re: =?iso-2022-jp?B?GyRCQ2ZKOBsoQg==?= and =?windows-1252?Q?=80_5?=')).toBe('Re: 中文 and € 5');
    expect(decodedWords('=?x-nobody-knows?Q?caf=C3=A9?=')).toBe('café');
  });

  it('what bytes become is what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text);
        expect(Buffer.from(base64Bytes(bytes.toString('base64'))).equals(bytes)).toBe(true);
        const quoted = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('=\r\n');
        expect(Buffer.from(quotedBytes(quoted)).equals(bytes)).toBe(true);
      }),
    );
    expect(inCharset(quotedBytes('schon ü 👍 =E2=82=AC'), 'utf-8')).toBe('schon ü 👍 €');
  });

  it('of alternatives the plain one is read, HTML where there is no other', () => {
    const both = '--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n';
    expect(mail('Content-Type: multipart/alternative; boundary=b', both)).toMatchObject({ text: 'plain', isCut: false });
    const one = '--b\nContent-Type: text/html\n\n<p>rich &amp; well</p>\n--b--\n';
    expect(mail('Content-Type: multipart/alternative; boundary=b', one).text).toBe('rich & well');
  });

  it('names what is attached, however the name is written, and reads none of it', () => {
    const parts = [
      'Content-Type: text/plain\n\nsee below',
      "Content-Type: text/plain\nContent-Disposition: attachment; filename*=UTF-8''R%C3%A9sum%C3%A9.txt\n\nsecret: none",
      'Content-Type: application/pdf; name="=?utf-8?Q?Rechnung_=C3=A4.pdf?="\nContent-Transfer-Encoding: base64\n\nJVBERg==',
      'Content-Type: image/png\nContent-Disposition: attachment; filename*0="a long "; filename*1="name.png"\n\nx',
    ];
    const read = mail('Content-Type: multipart/mixed; boundary="b c"', `${parts.map((part) => `--b c\n${part}\n`).join('')}--b c--`);
    expect(read.text.trim()).toBe('see below');
    expect(read.files.map(({ name }) => name)).toEqual(['Résumé.txt', 'Rechnung ä.pdf', 'a long name.png']);
  });

  it('flowed lines are put together, a signature and quotations are not', () => {
    expect(mail('Content-Type: text/plain; format=flowed', 'one \ntwo\n> three \n> four\n-- \nJo').text).toBe(
      'one two\n> three \n> four\n-- \nJo',
    );
  });

  it('says that it stops in the middle where a part does not end', () => {
    const cut = `${head}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nMy bike is bro`;
    expect(readTranscript(cut)).toMatchObject({ format: 'email', notes: [{ code: 'cut', after: 1 }, {}] });
    expect(readTranscript(`${cut}ken\n--b--`)?.notes.map(({ code }) => code)).toEqual(['speakers_guessed']);
  });

  it('takes whoever writes from an address of a company for its agent', () => {
    const read = readTranscript('From: Ann Lee <support@acme.test>\nDate: Mon, 2 Mar 2026 11:15:00 +0100 (CET)\n\nPlease restart.');
    expect(read?.conversation.messages).toMatchObject([{ author: 'agent', name: 'Ann Lee', sentAt: '2026-03-02T10:15:00.000Z' }]);
  });

  it.each([
    `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n'.repeat(250_000)}`,
    `Content-Type: text/plain${'; a="'.repeat(200_000)}\n\nx`,
    `Content-Transfer-Encoding: quoted-printable\n\n${'='.repeat(1_000_000)}`,
    `X: ${'=?a?q?'.repeat(170_000)}\n\nx`,
    `X: a${'\n '.repeat(500_000)}`,
    `X: a\n${' '.repeat(1_000_000)}x`,
    `\nOn ${' 2026'.repeat(200_000)}:`,
  ])('takes no long time for what never ends: %#', (rest) => {
    const start = process.threadCpuUsage();
    readTranscript(`${head}${rest}`);
    const { user, system } = process.threadCpuUsage(start);
    // Of work that grows with the square a megabyte would take minutes.
    expect(user + system).toBeLessThan(3_000_000);
  });
});
