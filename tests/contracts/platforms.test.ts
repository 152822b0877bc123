import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '#domain/conversation.ts';
import { AppError } from '#domain/errors.ts';
import { botKinds, bots, type PlatformKind } from '../../server/bots/index.ts';
import { botNames } from '../../server/simulator/bot-names.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';
import type { PlatformSample } from '../../server/simulator/samples/platform-sample.ts';
import { capabilities } from '../helpers/capabilities.ts';
import { respelled, spellings } from '../helpers/respelled.ts';
import { botContract } from './bot-contract.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const fixture = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/bots', name), 'utf8'));
/** What else the platform sends, by version and channel; a form as its fields. */
const variants = readFileSync(join(import.meta.dirname, '../fixtures/bots/variants.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { kind: string; payload: unknown });
const variantsOf = (wanted: PlatformKind) =>
  variants
    .filter(({ kind }) => kind === wanted)
    .map(({ payload }) => (typeof payload === 'string' ? Object.fromEntries(new URLSearchParams(payload)) : payload));
const fixtures = Object.entries(platformSamples) as [PlatformKind, PlatformSample[]][];
const bodies = fixtures.map(([kind, list]): [PlatformKind, unknown[]] => [kind, list.map(({ payload }) => payload)]);
const cases = fixtures.flatMap(([kind, list]) => list.map((fixture, index) => ({ kind, index, ...fixture })));

for (const { kind, index, payload, says } of cases.filter(({ says }) => says.length > 0))
  describe(`bots: ${kind} ${index}`, () =>
    botContract({
      bot: bots[kind],
      body: JSON.stringify(payload),
      authors: says.map(([author]) => author),
      says: says.map(([, text]) => text),
    }));

describe('bots: every platform', () => {
  it.each(cases)('$kind $index is read as what it says', ({ kind, payload, type, id, says }) => {
    const event = bots[kind].read(bytes(payload));
    expect(event).toMatchObject({ type, conversation: { id } });
    expect(event.conversation.messages.map(({ author, text }, place) => [author, text.slice(0, says[place]?.[1].length)])).toEqual(says);
  });

  it.each(cases)('$kind $index is read the same with its keys spelled in another way', ({ kind, payload }) => {
    const plain = ({ messages, id, requester }: Conversation) => ({ messages, id, name: requester.name });
    const expected = plain(bots[kind].read(bytes(payload)).conversation);
    for (const spell of spellings) expect(plain(bots[kind].read(bytes(respelled(payload, spell))).conversation)).toEqual(expected);
  });

  it('takes what another platform sends for its own, or refuses it, and never breaks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...botKinds), fc.constantFrom(...cases), fc.jsonValue(), (kind, { payload }, any) => {
        for (const body of [payload, any, { messages: any, data: any, events: [any], tracker: any }]) {
          try {
            expect(bots[kind].read(bytes(body)).conversation.id).not.toBe('');
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(error.code).toBe('bad_payload');
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('has a sample and a name in the simulator', () => {
    expect(Object.keys(botNames).sort()).toEqual([...botKinds].sort());
  });

  it('keeps the table of what each tells', async () => {
    const all: [PlatformKind, unknown[]][] = [
      ...bodies,
      ['copilot_studio', [fixture('copilot-studio-handoff.json')]],
      ['custom_gpt', [fixture('custom-gpt-conversation.json')]],
    ];
    await expect(
      `${await capabilities(all.map(([kind, list]): [PlatformKind, unknown[]] => [kind, [...list, ...variantsOf(kind)]]))}\n`,
    ).toMatchFileSnapshot('../../server/bots/capabilities.md');
  });
});
