import { Engine } from 'json-rules-engine';
import type { ReasonCode, Signal } from '#domain/decision.ts';
import { reasonCodes } from '#domain/decision.ts';
import type { Rule } from '#domain/rule.ts';
import { assess } from '#rules/assess.ts';
import { compileRules } from '#rules/compile.ts';
import { conversation, message } from '../helpers/conversation.ts';

const codes = reasonCodes.filter((code) => code !== 'custom');
const codeAt = (place: number): ReasonCode => codes[place % codes.length] ?? 'custom';
const thresholdAt = (place: number): number => 0.3 + (place % 7) / 10;

const ours: Rule[] = Array.from({ length: 30 }, (_, place) => ({
  id: `rule-${place}`,
  conditions: {
    kind: 'all',
    of: [
      { kind: 'signal', code: codeAt(place), at_least: thresholdAt(place) },
      { kind: 'signal', code: codeAt(place + 3), at_least: thresholdAt(place + 2) },
      { kind: 'channel', in: ['chat', 'email'] },
    ],
  },
  actions: [{ kind: 'decide', decision: 'handoff' }],
}));

/** The same thirty rules of three conditions on the same facts, by us and by json-rules-engine, in one run. */
export async function benchRules(): Promise<object> {
  const signals: Signal[] = codes.map((code, place) => ({ code, strength: (place * 0.37) % 1, sentence: '', params: {}, evidence: [] }));
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const place of ours.keys())
    engine.addRule({
      conditions: {
        all: [
          { fact: codeAt(place), operator: 'greaterThanInclusive', value: thresholdAt(place) },
          { fact: codeAt(place + 3), operator: 'greaterThanInclusive', value: thresholdAt(place + 2) },
          { fact: 'channel', operator: 'in', value: ['chat', 'email'] },
        ],
      },
      event: { type: `rule-${place}` },
    });
  const facts = { channel: 'chat', ...Object.fromEntries(signals.map(({ code, strength }) => [code, strength])) };
  const fired = (await engine.run(facts)).events.length;

  const compiled = compileRules(ours);
  const talk = conversation({ messages: [message('requester', 'hello')] });
  const context = { bot: 'bench', language: () => null, open: () => null, at: 0 };
  const held = compiled.filter(({ rule }) => assess(talk, signals, compileRules([rule]), context).decision === 'handoff').length;
  if (held !== fired) throw new Error(`We fire ${held} rules and json-rules-engine ${fired}: they do not do the same`);

  const mine = perSecond(200_000, () => void assess(talk, signals, compiled, context));
  const rounds = 1_000;
  for (let round = 0; round < rounds; round += 1) await engine.run(facts);
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) await engine.run(facts);
  const theirs = (rounds / (performance.now() - start)) * 1_000;
  return { ratio: Math.round(mine / theirs), per_second: Math.round(mine), json_rules_engine_per_second: Math.round(theirs), fired };
}

function perSecond(rounds: number, run: () => void): number {
  for (let round = 0; round < rounds; round += 1) run();
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) run();
  return (rounds / (performance.now() - start)) * 1_000;
}
