import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brief, BriefMessage } from '#domain/brief.ts';
import type { ReasonCode } from '#domain/decision.ts';
import { finderIn } from '#domain/glance/evidence.ts';
import { glanceOf } from '#domain/glance/glance.ts';
import { isPromise } from '#domain/glance/promised.ts';
import { factsIn } from '#domain/glance/stated.ts';
import { brief, briefMessage } from '../helpers/brief.ts';
import { workOf } from '../helpers/work-of.ts';

const bot = (id: string, text: string, changes: Partial<BriefMessage> = {}) => briefMessage(id, text, { author: 'bot', ...changes });
const because = (code: ReasonCode, ...evidence: string[]): Brief['why'] => ({
  decision: 'handoff',
  priority: 'high',
  reasons: [{ code, rule: 'r', strength: 1, sentence: 'S.', params: {}, evidence }],
});

describe('glance: known', () => {
  it('says each thing once, with the message that tells it', () => {
    const { known } = glanceOf(
      brief({
        diagnostics: { order_id: '88213', tree: { a: 1 }, empty: '' },
        messages: [briefMessage('m-1', 'Order 88213 was charged twice, 129.00 EUR each'), bot('m-2', 'Order 88213, I see')],
      }),
    );
    expect(known.map(({ kind, label, value, at }) => [kind, label, value, at])).toEqual([
      ['name', null, 'Maya', null],
      ['email', null, 'maya@shopper.example', null],
      ['diagnostic', 'order_id', '88213', 0],
      ['amount', null, '129.00 EUR', 0],
    ]);
  });

  it.each<[string, string[]]>([
    ['mail me at a.b@c.example or +49 30 1234567', ['email a.b@c.example', 'phone +49 30 1234567']],
    ['invoice INV-20391 over €1,299.00', ['amount €1,299.00', 'reference INV-20391']],
    ['my card is 4111 1111 1111 1111', []],
    ['since 2024, or 2024-05-01', []],
    ['no figures here', []],
  ])('reads facts in “%s”', (text, facts) => {
    expect(factsIn(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(facts);
  });
});

describe('glance: of much', () => {
  it('leaves nothing out: the newest of a kind come first, older ones behind them', () => {
    const messages = Array.from({ length: 30 }, (_, at) => briefMessage(`m-${at}`, `invoice INV-${1_000 + at}`));
    const stated = glanceOf(brief({ messages })).known.filter(({ kind }) => kind === 'reference');
    expect(stated.map(({ value }) => value)).toEqual(
      [27, 28, 29, ...Array.from({ length: 27 }, (_, at) => at)].map((at) => `INV-${1_000 + at}`),
    );
  });

  it('says how far back it was looked', () => {
    const messages = Array.from({ length: 401 }, (_, at) => briefMessage(`m-${at}`, 'x'));
    expect([glanceOf(brief({ messages })).looked, glanceOf(brief({ messages: messages.slice(1) })).looked]).toEqual([400, null]);
  });
});

describe('glance: where it was said', () => {
  it.each<[string, string, number | null]>([
    ['Ana', 'I bought a banana', null],
    ['Ana', 'banana from Ana', 0],
    ['88213', 'order 882134', null],
    ['88213', 'order #88213.', 0],
    ['東京都', '私は東京都に住んでいます', 0],
  ])('%s in “%s”', (words, text, at) => {
    expect(finderIn([briefMessage('m-1', text)])(words)).toBe(at);
  });
});

describe('glance: tried', () => {
  it('finds the message of a step that the bot reports', () => {
    const attempts = [
      { step: 'Explained pending charges', worked: false },
      { step: 'Something nobody spoke of', worked: null },
    ];
    const messages = [bot('m-1', 'Hello!'), bot('m-2', 'A second charge may still be pending.'), briefMessage('m-3', 'It is not')];
    expect(glanceOf(brief({ attempts, messages })).tried).toEqual([
      { step: 'Explained pending charges', worked: false, at: 1 },
      { step: 'Something nobody spoke of', worked: null, at: null },
    ]);
  });

  it('takes the answers that were turned down where the bot reports nothing', () => {
    const messages = [bot('m-1', 'Restart it.'), briefMessage('m-2', 'I did!'), bot('m-3', 'Fine.'), briefMessage('m-4', 'thanks')];
    expect(glanceOf(brief({ messages, why: because('failed_attempts', 'm-2') })).tried).toEqual([
      { step: 'Restart it.', worked: false, at: 0 },
    ]);
  });
});

describe('glance: missing', () => {
  const nobody: Brief['requester'] = { id: 'r', name: null, email: null, phone: null, attributes: {} };

  it('is what a rule wanted, an empty slot, a way to reach the requester, and a question without an answer', () => {
    const messages = [bot('m-1', 'I see. Which invoice is it?'), briefMessage('m-2', 'A human, now')];
    const { missing } = glanceOf(
      brief({ messages, requester: nobody, diagnostics: { size: null }, missing: ['plan'], why: because('asked_for_human', 'm-2') }),
    );
    expect(missing).toEqual([
      { kind: 'unanswered', text: 'Which invoice is it?', at: 0 },
      { kind: 'required', text: 'plan', at: null },
      { kind: 'slot', text: 'size', at: null },
      { kind: 'contact', text: '', at: null },
    ]);
  });

  it('is not what was answered, offered out of courtesy, or written by the requester', () => {
    const answered = [bot('m-1', 'Which invoice is it?'), briefMessage('m-2', 'INV-1234, mail me at a@b.example')];
    expect(glanceOf(brief({ messages: answered, requester: nobody, why: because('low_confidence', 'm-1') })).missing).toEqual([]);
    const courtesy = [bot('m-1', 'Is there anything else I can do for you?'), briefMessage('m-2', 'A human')];
    expect(glanceOf(brief({ messages: courtesy, why: because('asked_for_human', 'm-2') })).missing).toEqual([]);
  });
});

describe('glance: promised', () => {
  it.each([
    "We'll refund you within three days.",
    'A colleague will call you.',
    'I have issued a refund.',
    'Wir melden uns innerhalb von 24 Stunden.',
    'Le responderemos en un plazo de 24 horas.',
    'Nous vous rappellerons demain.',
    'Entraremos em contato em até 24 horas.',
    '24時間以内にご連絡いたします。',
    'سوف نتصل بك خلال يوم.',
  ])('hears “%s”', (sentence) => expect(isPromise(sentence)).toBe(true));

  it.each([
    'Will you tell me the number?',
    'Have you tried to restart it?',
    'A second charge disappears within three days.',
    'The order was sent on Monday.',
    'Es tut mir leid.',
    'Hola.',
  ])('hears none in “%s”', (sentence) => expect(isPromise(sentence)).toBe(false));

  it('puts what a rule says first, then the bot’s own, newest first', () => {
    const messages = [
      bot('m-1', 'Sorry. We will call you by Monday.'),
      briefMessage('m-2', 'We will see'),
      bot('m-3', 'You will receive it.'),
    ];
    expect(glanceOf(brief({ messages, say: 'A specialist reads this now.' })).promised).toEqual([
      { text: 'A specialist reads this now.', at: null },
      { text: 'You will receive it.', at: 2 },
      { text: 'We will call you by Monday.', at: 0 },
    ]);
  });
});

describe('glance: mood and confidence', () => {
  const mood = (...texts: string[]) => glanceOf(brief({ messages: texts.map((text, at) => briefMessage(`m-${at}`, text)) })).mood;

  it('tells whether the requester became more or less content', () => {
    expect(mood('Hi', 'My order is late', 'That is ridiculous', 'Useless!!!').trend).toBe('worse');
    expect(mood('This is unacceptable', 'ok', 'thanks, great').trend).toBe('better');
    expect(mood('Hi', 'My order is late').trend).toBe('steady');
    expect(mood('Hello there', 'I asked your supervisor about an imperfect seam').trend).toBe('steady');
    expect(mood('Hi').trend).toBe('unknown');
  });

  it.each([
    'I cannot start it: je veux démarrer',
    'a worsted jacket',
    'languid and Angrya, two cats',
    'mi utilidad inútilmente',
    'C’est un marrequin',
    'أسيئة',
    'the Terriblesson shop',
  ])('hears no anger inside another word: “%s”', (text) => expect(mood(text, text).points.map(({ value }) => value)).toEqual([0, 0]));

  it.each([
    'J’en ai marre.',
    'the worst!',
    'Das ist unmöglich.',
    'Es inútil',
    'não adianta',
    'خدمة سيئة',
    'هذا غير مقبول',
    '本当にひどいです',
    '役に立たない',
    'why???',
    '😡',
    "it doesn't help",
  ])('hears the anger in “%s”', (text) => expect(mood(text, text).points[0]!.value).toBe(-1));

  it('leads from each short fact to the message that shows it', () => {
    const said = (id: string, text: string, sent_at: string, changes: Partial<BriefMessage> = {}) =>
      briefMessage(id, text, { sent_at, ...changes });
    const messages = [
      said('m-0', 'Hello, I was charged twice for one order', '2026-11-23T09:58:00Z'),
      said('m-1', 'Let me look', '2026-11-23T09:58:10Z', { author: 'bot', confidence: 0.9, intent: 'refund' }),
      said('m-2', 'That is ridiculous', '2026-11-23T09:59:00Z'),
      said('m-3', 'I see', '2026-11-23T09:59:10Z', { author: 'bot', confidence: 0.4, intent: 'other' }),
      said('m-4', 'ok', '2026-11-23T10:30:00Z'),
    ];
    const { proofs } = glanceOf(brief({ messages, intent: 'refund', confidence: 0.9 }));
    expect(proofs).toEqual({ waiting: 2, language: 0, mood: 2, intent: 1, confidence: 1 });
    const sure = (confidence: number | null) => glanceOf(brief({ messages, confidence })).proofs.confidence;
    // What is said of no answer is shown by none.
    expect([sure(0.1 + 0.3), sure(null), sure(0.2)]).toEqual([3, 3, null]);
    expect(glanceOf(brief({ messages: [] })).proofs).toEqual({ waiting: null, language: null, mood: null, intent: null, confidence: null });
  });

  it('counts what a detector saw', () => {
    const messages = [briefMessage('m-1', 'hello'), briefMessage('m-2', 'hello again')];
    expect(glanceOf(brief({ messages, why: because('frustration', 'm-2') })).mood.points).toEqual([
      { at: 0, value: 0 },
      { at: 1, value: -1 },
    ]);
  });

  it('draws a conversation of any length in forty places, and hides neither its first, its last nor its least sure answer', () => {
    const messages = Array.from({ length: 2_000 }, (_, at) =>
      bot(`m-${at}`, 'x', { confidence: at % 2 === 1 ? null : at === 1_234 ? 0.01 : 0.5 + at / 10_000 }),
    );
    const { points, count } = glanceOf(brief({ messages })).confidence;
    expect([points.length, count]).toEqual([40, 1_000]);
    expect([points[0]!.at, points.at(-1)!.at]).toEqual([0, 1_998]);
    expect(points).toContainEqual({ at: 1_234, share: 0.01 });
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(glanceOf(brief({ messages: messages.slice(0, 4) })).confidence).toEqual({
      points: [
        { at: 0, share: 0.5 },
        { at: 2, share: 0.5002 },
      ],
      count: 2,
    });
  });
});

describe('glance: whatever was said', () => {
  it('never throws, points only to messages that are there, and is quick', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('9'.repeat(5_000), 'a@'.repeat(2_000), '?'.repeat(4_000)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), text), { maxLength: 12 }), fc.array(text, { maxLength: 3 }), (said, steps) => {
        const messages = said.map(([isBot, words], at) => briefMessage(`m-${at}`, words, { author: isBot ? 'bot' : 'requester' }));
        const whole = brief({ messages, attempts: steps.map((step) => ({ step, worked: null })), why: because('repetition', 'm-1') });
        let places: (number | null)[] = [];
        const work = workOf(() => {
          const { known, tried, missing, promised, mood } = glanceOf(whole);
          places = [...known, ...tried, ...missing, ...promised, ...mood.points].map(({ at }) => at);
        });
        expect(work).toBeLessThan(500);
        for (const at of places) if (at !== null) expect(messages[at]).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
