import { afterEach, expect, it } from 'vitest';
import { timeOf } from '#domain/lenient.ts';
import { readTranscript } from '#domain/transcripts/index.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const written: Record<string, string> = {
  '2026-03-02T10:15:00': '2026-03-02T10:15:00.000Z',
  '2026-03-02 10:15:00.123456': '2026-03-02T10:15:00.123Z',
  '2026-03-02': '2026-03-02T00:00:00.000Z',
  '3/2/2026, 10:15:00 PM': '2026-03-02T22:15:00.000Z',
  'Monday, March 2, 2026 10:15 AM': '2026-03-02T10:15:00.000Z',
  '2 March 2026': '2026-03-02T00:00:00.000Z',
  '2026-03-02T10:15:00.123456+01:00': '2026-03-02T09:15:00.123Z',
  '2026-03-02 10:15:00+00': '2026-03-02T10:15:00.000Z',
  'Mon, 02 Mar 2026 10:15:00 -0500': '2026-03-02T15:15:00.000Z',
  'Mon Mar 02 2026 10:15:00 GMT+0100 (Central European Standard Time)': '2026-03-02T09:15:00.000Z',
  'Mon Mar 2 10:15:00 EST 2026': '2026-03-02T15:15:00.000Z',
};

it.each(['UTC', 'Pacific/Auckland', 'America/New_York'])('a time is the same one wherever it is read: %s', (here) => {
  process.env.TZ = here;
  expect(new Date(2026, 2, 2).getTimezoneOffset() === 0).toBe(here === 'UTC');
  expect(Object.fromEntries(Object.keys(written).map((text) => [text, timeOf(text)]))).toEqual(written);
  const mail =
    'Toujours rien.\n\n________________________________\nDe : Support Acme <support@acme.test>\nEnvoyé : lundi 2 mars 2026 10:15\nÀ : Jo Li <jo@example.test>\nObjet : RE: Facture\n\nUn instant.';
  expect(readTranscript(mail)?.conversation.messages.map(({ sentAt }) => sentAt)).toEqual(['2026-03-02T10:15:00.000Z', null]);
});
