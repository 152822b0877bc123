import { describe, expect, it } from 'vitest';
import { readMail } from '#domain/mail/read-mail.ts';
import { textOfBytes } from '#domain/text-of-bytes.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { fileKind } from '../../server/handoff/file-kind.ts';

const text = 'Name,Message\r\nZoë,“Où est ma commande ?” – 20 €\r\nBot,Un instant\r\nZoë,Grüße\r\n';
const wide = (of: string, mark = '') => Buffer.from(mark + of, 'utf16le');
/** Windows-1252 of the letters that Latin-1 has not. */
const narrow = (of: string) =>
  Buffer.from(of.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('–', '\x96').replaceAll('€', '\x80'), 'latin1');

describe('transcripts: files as they are written', () => {
  it('reads UTF-8, UTF-16 of both kinds with or without its mark, and Windows-1252', () => {
    const ways = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      wide(text),
      wide(text, '\ufeff'),
      wide(text).swap16(),
      wide(text, '\ufeff').swap16(),
      narrow(text),
    ];
    for (const bytes of ways) {
      expect(textOfBytes(bytes)).toBe(text);
      expect(readTranscript(textOfBytes(bytes))?.conversation.messages.map(({ name, text }) => `${name}: ${text}`)).toEqual([
        'Zoë: “Où est ma commande ?” – 20 €',
        'Bot: Un instant',
        'Zoë: Grüße',
      ]);
    }
  });

  it('keeps UTF-8 that is damaged or cut, and one that tells of damage itself', () => {
    const cut = Buffer.from('Ann: Grüße aus Köln, können Sie das prüfe\u00fc').subarray(0, -1);
    expect(textOfBytes(cut)).toBe('Ann: Grüße aus Köln, können Sie das prüfe\ufffd');
    for (const one of ['Hello é', 'hello 😀', `${'plain '.repeat(1_000)}é`])
      expect(textOfBytes(Buffer.from(one).subarray(0, -1)).at(-1)).toBe('\ufffd');
    expect(textOfBytes(Buffer.concat([Buffer.from('é '), Buffer.of(0xe9, 0x20)]))).toBe('é \ufffd ');
    expect(textOfBytes(Buffer.from('caf\xe9', 'latin1')), 'the end of a word in Latin-1').toBe('café');
    expect(textOfBytes(Buffer.from('was lost: \ufffd'))).toBe('was lost: \ufffd');
    expect(textOfBytes(new Uint8Array())).toBe('');
  });

  it('takes a zero that strayed into a log for nothing but that', () => {
    const log = `Zoë: my order number is A-77\0, where is it now?\r\n${text}`;
    expect(textOfBytes(Buffer.from(log))).toBe(log);
    expect(textOfBytes(wide('客服: 你好, 请问订单号 A-77 吗'))).toBe('客服: 你好, 请问订单号 A-77 吗');
  });

  it('reads what a mail says without a charset', () => {
    const mail = (encoded: string, encoding: string) =>
      readMail(`From: a@example.com\r\nDate: x\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encoded}`)?.text;
    expect(mail('Gr=FC=DFe', 'quoted-printable')).toBe('Grüße');
    expect(mail(narrow('Grüße – 20 €').toString('base64'), 'base64')).toBe('Grüße – 20 €');
    expect(mail('Gr=C3=BC=C3=9Fe', 'quoted-printable')).toBe('Grüße');
  });

  it('takes such files from requesters as plain text, and no page in any of them', () => {
    const plain = { type: 'text/plain', ending: 'txt' };
    for (const bytes of [Buffer.from(text), wide(text, '\ufeff'), wide(text).swap16(), narrow(text)])
      expect(fileKind(bytes)).toEqual(plain);
    expect(fileKind(Buffer.from('it tells of damage: \ufffd')), 'not damaged itself').toEqual(plain);
    expect(fileKind(Buffer.from('hello wor\0ld'))).toBeNull();
    const page = 'x <script>alert(1)</script> é';
    for (const bytes of [Buffer.from(page), wide(page), wide(page, '\ufeff').swap16(), narrow(page), wide('\0<b')])
      expect(fileKind(bytes)).toBeNull();
    expect(fileKind(Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'))).toBeNull();
    expect(fileKind(Uint8Array.from({ length: 512 }, (_, at) => (at * 73) % 256))).toBeNull();
  });
});
