import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { namesSecret, unknownIn } from '#domain/unknown-fields.ts';
import { known as knownByBaton } from '../../server/bots/baton.ts';
import { type BotKind, botKinds, bots, type PlatformKind, platforms } from '../../server/bots/index.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const read = (kind: BotKind, payload: unknown) => bots[kind].read(new TextEncoder().encode(JSON.stringify(payload)));
const fixtures = join(import.meta.dirname, '../fixtures/bots');

/** Every payload of the project's fixtures that is an object: a list has no outermost fields. */
const payloads: [BotKind, Fields][] = [
  ['baton', samplePayload('c-1', 0) as unknown as Fields],
  ['custom_gpt', JSON.parse(readFileSync(join(fixtures, 'custom-gpt-conversation.json'), 'utf8')) as Fields],
  ...Object.entries(platformSamples).flatMap(([kind, list]) =>
    list.map(({ payload }): [BotKind, unknown] => [kind as PlatformKind, payload]),
  ),
  ...readFileSync(join(fixtures, 'variants.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: BotKind; payload: unknown })
    .map(({ kind, payload }): [BotKind, unknown] => [
      kind,
      typeof payload === 'string' ? Object.fromEntries(new URLSearchParams(payload)) : payload,
    ]),
].filter((one): one is [BotKind, Fields] => isFields(one[1]));

const knownOf = (kind: BotKind) => (kind === 'baton' ? knownByBaton : platforms[kind].known);

/** What is known in some place within a payload, but is nothing of the platform's outermost. */
function knownInsideOnly(kind: BotKind): string[] {
  const { '': outermost, ...inside } = knownOf(kind);
  const names = Object.values(inside).flatMap((known) => (known instanceof Set ? ([...known] as string[]) : []));
  return [...new Set(names)].filter((name) => !outermost?.has(name) && !namesSecret(name));
}

const added = { basket_total: 41.5, 'X-Shop': 'Nordic', loyalty: { tier: 'gold' }, card: 'card 4111 1111 1111 1111' };
const empty = { nothing: null, blank: '', api_token: 'abc', 'x-signature': 'def' };

describe('bots: fields that nobody knows', () => {
  it('are kept as diagnostics by every adapter, and change nothing else', () => {
    for (const [kind, payload] of payloads) {
      const [plain, more] = [read(kind, payload), read(kind, { ...payload, ...added, ...empty })];
      const { diagnostics } = more.conversation.report;
      expect([kind, diagnostics]).toEqual([kind, { ...added, ...plain.conversation.report.diagnostics }]);
      const says = ({ type, conversation }: typeof plain) => [
        type,
        conversation.id,
        conversation.messages.map(({ author, text }) => [author, text]),
      ];
      expect(says(more)).toEqual(says(plain));
    }
    expect(new Set(payloads.map(([kind]) => kind))).toEqual(new Set(botKinds));
  });

  it('are kept wherever an adapter looks, in every payload that has the place', () => {
    for (const kind of botKinds) {
      const seen = new Set<string>();
      for (const [, payload] of payloads.filter(([one]) => one === kind))
        for (const path of Object.keys(knownOf(kind)).filter((one) => one !== '')) {
          const more = structuredClone(payload);
          const place = path
            .split('.')
            .reduce<unknown>((found, key) => (key === '*' ? (found as unknown[])?.[0] : isFields(found) ? found[key] : undefined), more);
          if (!isFields(place)) continue;
          seen.add(path);
          Object.assign(place, added, empty);
          const { report, messages } = read(kind, more).conversation;
          expect([kind, path, report.diagnostics]).toEqual([kind, path, expect.objectContaining(added)]);
          expect([kind, path, JSON.stringify(report.diagnostics).includes('"abc"')]).toEqual([kind, path, false]);
          expect(messages.map(({ text }) => text)).toEqual(read(kind, payload).conversation.messages.map(({ text }) => text));
        }
      expect([kind, seen.size > 0]).toEqual([kind, true]);
    }
  });

  it('are kept outermost too where they are called as something that the platform sends further inside', () => {
    const tried = new Map<BotKind, number>();
    for (const [kind, payload] of payloads) {
      const told = read(kind, payload).conversation.report.diagnostics;
      for (const name of knownInsideOnly(kind)) {
        // What the reader itself tells goes before what is only kept.
        if (name in told) continue;
        if (Object.keys(payload).some((one) => one.replaceAll('_', '').toLowerCase() === name)) continue;
        const { conversation } = read(kind, { ...payload, [name]: `${'x'.repeat(400)} card 4111 1111 1111 1111 ${'y'.repeat(400)}` });
        const kept = conversation.report.diagnostics[name];
        expect([kind, name, kept]).toEqual([kind, name, expect.stringContaining('x'.repeat(400))]);
        expect([kind, name, String(kept).length <= 501]).toEqual([kind, name, true]);
        expect(JSON.stringify(redactConversation(conversation).report.diagnostics)).not.toContain('4111 1111');
        tried.set(kind, (tried.get(kind) ?? 0) + 1);
      }
    }
    const named: Partial<Record<BotKind, string[]>> = {
      ada: ['description', 'reason', 'topic', 'language', 'name'],
      amazon_connect: ['attributes', 'queue'],
      baton: ['channel', 'text', 'confidence'],
      dialogflow_cx: ['confidence', 'tag', 'reason'],
      rasa: ['intent', 'metadata'],
      sunshine: ['metadata', 'description', 'reason', 'source', 'message'],
      twilio: ['priority', 'message'],
    };
    for (const [kind, names] of Object.entries(named) as [BotKind, string[]][]) {
      expect([kind, knownInsideOnly(kind)]).toEqual([kind, expect.arrayContaining(names)]);
      expect([kind, (tried.get(kind) ?? 0) >= names.length]).toEqual([kind, true]);
    }
  });

  it('are none in what the platforms themselves send', () => {
    for (const [kind, payload] of payloads) expect([kind, unknownIn(payload, { known: knownOf(kind) })]).toEqual([kind, {}]);
  });

  it("are kept wherever they stand in Baton's own format", () => {
    const { report } = read('baton', {
      type: 'message.created',
      trace: 't-1',
      data: { conversation: { id: 'c', shop: 'Nordic' }, messages: [], basket: [1], bot: { diagnostics: { shop: 'North' } } },
    }).conversation;
    expect(report.diagnostics).toEqual({ trace: 't-1', shop: 'North', basket: [1] });
  });

  it("are kept in Baton's own format where a name is known in another place only", () => {
    const { report } = read('baton', {
      type: 'message.created',
      channel: 'whatsapp',
      data: { intent: 'refund', confidence: 0.3, email: 'x', conversation: { id: 'c', type: 'vip', name: 'Order 77' }, messages: [] },
    }).conversation;
    expect(report.diagnostics).toEqual({
      channel: 'whatsapp',
      intent: 'refund',
      confidence: 0.3,
      email: 'x',
      type: 'vip',
      name: 'Order 77',
    });
  });

  it('are bounded, and it is said how many were left out', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`field_${at}`, at]));
    const payload = {
      type: 'message.created',
      data: { conversation: { id: 'c' }, messages: [] },
      long: 'x'.repeat(9_000),
      tree: ['y'.repeat(9_000)],
    };
    const { diagnostics } = read('baton', { ...payload, ...many }).conversation.report;
    expect(diagnostics).toMatchObject({ long: `${'x'.repeat(500)}…`, field_0: 0, unknown_fields_left_out: 183 });
    expect(Object.keys(diagnostics)).toHaveLength(20);
    expect(diagnostics).not.toHaveProperty('tree');
  });

  it('are redacted as other diagnostics are', () => {
    for (const kind of botKinds) {
      const [, payload] = payloads.find(([one]) => one === kind)!;
      const { conversation } = read(kind, { ...payload, ...added });
      expect([kind, JSON.stringify(redactConversation(conversation).report.diagnostics).includes('4111')]).toEqual([kind, false]);
    }
  });

  it('are kept by readers of transcripts too', () => {
    const text = JSON.stringify({ messages: [{ role: 'user', content: 'hi' }], order: 'A-77' });
    expect(readTranscript(text)?.conversation.report.diagnostics).toEqual({ order: 'A-77' });
  });

  it('count once by name, however often a list repeats one that is too large', () => {
    const messages = Array.from({ length: 30 }, (_, at) => ({ author: 'user', text: `hello ${at}`, tree: ['y'.repeat(2_000)], basket: 7 }));
    const { report } = read('baton', { type: 'message.created', data: { conversation: { id: 'c' }, messages } }).conversation;
    expect(report.diagnostics).toEqual({ basket: 7, unknown_fields_left_out: 1 });
  });

  it('of other conversations in a log of Sunshine Conversations are not those of the one that is read', () => {
    const of = (id: string, more: object) => ({
      type: 'conversation:message',
      payload: {
        conversation: { id, ...more },
        message: { id: `m-${id}`, author: { type: 'user' }, content: { type: 'text', text: 'hi' }, received: '2026-03-02T10:00:00Z' },
      },
    });
    const log = {
      app: { id: 'a' },
      webhook: { id: 'w', version: 'v2' },
      events: [of('c-1', { shop: 'Nordic' }), of('c-2', { basket: 9 })],
    };
    expect(readTranscript(JSON.stringify(log))?.conversation.report.diagnostics).toEqual({
      shop: 'Nordic',
      events_of_other_conversations: 1,
    });
  });

  it('of other people in a log of Messenger are not those of whom it is read for', () => {
    const entry = (person: string, more: object) => ({
      id: 'P',
      ...more,
      messaging: [
        { sender: { id: person }, recipient: { id: 'P' }, timestamp: 1772445600000, message: { mid: `m-${person}`, text: 'hi' } },
      ],
    });
    const log = { object: 'page', entry: [entry('U1', { shop: 'Nordic' }), entry('U2', { basket: 9 }), entry('U1', { tier: 'gold' })] };
    const { messages, report } = readTranscript(JSON.stringify(log))!.conversation;
    expect(messages).toHaveLength(2);
    expect(report.diagnostics).toEqual({ shop: 'Nordic', tier: 'gold', events_of_other_conversations: 1 });
  });
});
