import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PrivateKind, privateKinds, type RedactionPolicy, usualPolicy } from '#domain/redaction/kind.ts';
import { redactMessages, redactText } from '#domain/redaction/redact.ts';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import { redactLine } from '#domain/redaction/redact-line.ts';
import { textParts } from '#domain/text-parts.ts';
import { conversation, message } from '../helpers/conversation.ts';
import { workOf } from '../helpers/work-of.ts';

const policyOf = (treatment: (kind: PrivateKind) => 'keep' | 'mask' | 'drop') =>
  Object.fromEntries(privateKinds.map((kind) => [kind, treatment(kind)])) as RedactionPolicy;
const everything = policyOf(() => 'drop');
const only = (wanted: PrivateKind) => policyOf((kind) => (kind === wanted ? 'drop' : 'keep'));

const bestOf = (run: () => void) => Math.min(...Array.from({ length: 5 }, () => workOf(run)));

describe('redaction: one text', () => {
  it.each<[string, string, string]>([
    ['a card keeps its end', 'it is 4111 1111 1111 1111, thanks', 'it is [redacted card …1111], thanks'],
    ['wide digits', '４１１１１１１１１１１１１１１１', '[redacted card …1111]'],
    ['Arabic digits', '٤١١١ ١١١١ ١١١١ ١١١١', '[redacted card …1111]'],
    ['what cannot be seen between digits', '4111\u200b1111\u00ad1111\u20601111', '[redacted card …1111]'],
    ['non-breaking spaces and long dashes', '4111\u00a01111–1111\u20111111', '[redacted card …1111]'],
    [
      'spoken',
      'four triple one, four times four: four one one one one one one one one one one one one one one one',
      'four triple one, four times four: [redacted card]',
    ],
    ['spoken in German', 'vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins', '[redacted card]'],
    ['an account', 'IBAN GB82 WEST 1234 5698 7654 32.', 'IBAN [redacted bank account …5432].'],
    ['a social security number', 'ssn 078-05-1123', 'ssn [redacted id number]'],
    ['a passport by its name', 'my passport is X1234567', 'my passport is [redacted id number]'],
    ['a CPF by its check digits', '529.982.247-25', '[redacted id number]'],
    ['a password', 'my password is Hunter2!', 'my password is [redacted password]'],
    ['a password in Spanish', 'mi contraseña es Gato_77', 'mi contraseña es [redacted password]'],
    ['a key', 'use sk_live_4eC39HqLyjWDarjtT1zdp7dc please', 'use [redacted key] please'],
    ['no password', 'my password is wrong and was reset', 'my password is wrong and was reset'],
    ['no card: Luhn', 'order 4111 1111 1111 1112', 'order 4111 1111 1111 1112'],
    ['no card: a list of prices', '12 30 45 67 89 12 30', '12 30 45 67 89 12 30'],
    ['no id: an order', 'order 123456789', 'order 123456789'],
    ['addresses stay by default', 'write to a@b.example or +49 30 1234567', 'write to a@b.example or +49 30 1234567'],
  ])('%s', (_name, text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  it('hides addresses and numbers where that is configured, also spelled out', () => {
    expect(redactText('write to a@b.example or call +49 30 1234567', everything)).toBe(
      'write to [redacted email] or call [redacted phone]',
    );
    expect(redactText('it is john dot doe at example dot com', everything)).toBe('it is [redacted email]');
    expect(redactText('call me: five five five one two three four', everything)).toBe('call me: [redacted phone]');
  });

  it('leaves a mark that the panel shows as a redaction', () => {
    expect(textParts(redactText('card 4111111111111111'))).toEqual([
      { kind: 'text', text: 'card ' },
      { kind: 'redacted', text: '[redacted card …1111]' },
    ]);
  });

  it('changes nothing the second time', () => {
    const once = redactText('4111111111111111 GB82WEST12345698765432 password: Hunter22', everything);
    expect(redactText(once, everything)).toBe(once);
  });

  it('hides more in a log: all that is long', () => {
    expect(redactLine('no 123 456 789 for maya@shopper.example, Bearer abcdefghijklmnop')).toBe(
      'no [redacted number] for [redacted email], [redacted key]',
    );
  });
});

describe('redaction: a transcript', () => {
  it('finds what one author spread over messages, whatever others say in between', () => {
    const messages = [
      message('requester', 'the card is 4111 1111'),
      message('bot', 'Go on'),
      message('requester', 'and then 1111 1111 ok?'),
    ];
    const texts = redactMessages(messages).map(({ text }) => text);
    expect(texts).toEqual(['the card is [redacted card]', 'Go on', '[redacted card] ok?']);
  });

  it('takes nine digits for an id when nothing else was asked for', () => {
    const answer = (question: string) => redactMessages([message('bot', question), message('requester', '536781234')])[1]!.text;
    expect(answer('What is your social?')).toBe('[redacted id number]');
    expect(answer('What is your order number?')).toBe('536781234');
  });

  it('reaches into what the bot reports', () => {
    const told = conversation({ messages: [message('requester', 'hi')] });
    const redacted = redactConversation({
      ...told,
      report: {
        ...told.report,
        reason: 'card 4111111111111111',
        diagnostics: { card_number: 4111111111111111, order: 12345, api_key: 'x', deep: { note: ['378282246310005'] } },
      },
    });
    expect(redacted.report.reason).toBe('card [redacted card …1111]');
    expect(redacted.report.diagnostics).toEqual({
      card_number: '[redacted number]',
      order: 12345,
      api_key: '[redacted secret]',
      deep: { note: ['[redacted card …0005]'] },
    });
  });

  it.each(['1 ', 'a.', '@', 'one ', '1-', '+1', 'a at ', 'a dot ', ':', '(1)', 'GB12 ', 'password is ', 'passport ', 'eyJ', 'a://b:'])(
    'grows no faster than the text: %s',
    (piece) => {
      const time = (length: number) => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        return bestOf(() => redactText(text, everything));
      };
      time(20_000);
      // Eight times the text: quadratic would be sixty-four times the time.
      expect(time(160_000)).toBeLessThan(40 * Math.max(time(20_000), 3));
    },
  );

  it('grows no faster than the messages, when each holds something', () => {
    const time = (count: number) => {
      const messages = Array.from({ length: count }, (_one, place) => message('requester', `${place}: 4111 1111 1111 1111`));
      return bestOf(() => redactMessages(messages));
    };
    time(1_500);
    expect(time(24_000)).toBeLessThan(60 * Math.max(time(1_500), 10));
  });
});

const shared = join(import.meta.dirname, '../../../shared/vectors/pii-presidio');
const cases = existsSync(shared) ? shared : null;
describe.runIf(cases)('redaction: over recorded cases of another recogniser', () => {
  interface Case {
    file: string;
    text: string;
    expected_count: number | null;
    expected_spans: ([number, number] | null)[] | null;
  }
  const all = cases ? (JSON.parse(readFileSync(`${cases}/recognizer-cases.json`, 'utf8')) as Case[]) : [];

  it.each<[string, PrivateKind, number, number]>([
    ['credit_card', 'card', 16, 0],
    ['iban', 'iban', 158, 1],
    ['us_ssn', 'national_id', 7, 0],
    ['phone', 'phone', 34, 0],
    ['email', 'email', 7, 0],
    ['ip', 'ip', 83, 0],
  ])('%s', (name, kind, least, mostFalse) => {
    let [found, wrong] = [0, 0];
    for (const { text, expected_count, expected_spans } of all.filter(({ file }) => file === `test_${name}_recognizer.py`)) {
      const redacted = redactText(text, only(kind));
      if (expected_count === 0 && redacted !== text) wrong += 1;
      for (const span of expected_spans ?? []) if (span && !redacted.includes(text.slice(...span))) found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(least);
    expect(wrong).toBeLessThanOrEqual(mostFalse);
  });

  it('changes no sentence that holds nothing', () => {
    const sentences = JSON.parse(readFileSync(`${cases}/synth_dataset_v2.json`, 'utf8')) as { full_text: string; spans: unknown[] }[];
    const clean = sentences.filter(({ spans }) => spans.length === 0);
    expect(clean.length).toBe(113);
    expect(clean.filter(({ full_text }) => redactText(full_text, everything) !== full_text)).toEqual([]);
  });
});

it('redaction: the policy names every kind', () => {
  expect(Object.keys(usualPolicy).sort()).toEqual([...privateKinds].sort());
});
