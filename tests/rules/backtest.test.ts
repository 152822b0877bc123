import { describe, expect, it } from 'vitest';
import type { Signal } from '#domain/decision.ts';
import { type BacktestCase, backtest } from '#rules/backtest.ts';
import { compileRules } from '#rules/compile.ts';
import { conversation } from '../helpers/conversation.ts';

const unsure = (strength: number): Signal => ({ code: 'low_confidence', strength, sentence: '', params: {}, evidence: [] });
const at = (at_least: number) =>
  compileRules([
    {
      id: `at-${at_least}`,
      conditions: { kind: 'signal', code: 'low_confidence', at_least },
      actions: [{ kind: 'decide', decision: 'handoff' }],
    },
  ]);
const talk = (id: string, strengths: number[], needed: boolean | null, disposition: BacktestCase['disposition'] = null): BacktestCase => ({
  id,
  turns: strengths.map((strength) => ({
    conversation: conversation(),
    signals: strength === 0 ? [] : [unsure(strength)],
    context: { bot: 'b', language: () => null, open: () => null, at: 0 },
  })),
  ...{ needed, disposition },
  firstTurn: 0,
});
const cases = [
  talk('never', [0, 0.1], false),
  talk('newly', [0, 0.5], true),
  talk('needless', [0.5], false),
  talk('earlier', [0.5, 0.8], true),
  talk('same', [0.9], null),
];

describe('rules: back-test', () => {
  it('tells who would be handed off, when, why, and whether agents agree', async () => {
    const report = await backtest(cases, at(0.4), at(0.7));
    expect(report).toMatchObject({ conversations: 5, changes: { same: 2, newly: 2, no_longer: 0, earlier: 1, later: 0 } });
    expect(report.draft).toMatchObject({
      handed_off: 4,
      by_rule: { 'at-0.4': 4 },
      needed_and_handed_off: 2,
      needless: 1,
      missed: 0,
      precision: 2 / 3,
      recall: 1,
    });
    expect(report.current).toMatchObject({ handed_off: 2, needed_and_handed_off: 1, missed: 1, precision: 1, recall: 0.5 });
    expect(report.examples.earlier).toEqual([
      {
        id: 'earlier',
        needed: true,
        draft: { turn: 0, rule: 'at-0.4', code: 'low_confidence' },
        current: { turn: 1, rule: 'at-0.7', code: 'low_confidence' },
      },
    ]);
  });

  it('shows the other direction too', async () => {
    const { changes, examples } = await backtest(cases, at(0.7), at(0.4));
    expect(changes).toEqual({ same: 2, newly: 0, no_longer: 2, earlier: 0, later: 1 });
    expect(examples.no_longer.map(({ id }) => id)).toEqual(['newly', 'needless']);
  });

  it('takes conversations as they come, and says how far it is', async () => {
    async function* stream() {
      for (let place = 0; place < 250; place += 1) yield talk(`${place}`, [0.5], null);
    }
    const progress: number[] = [];
    const report = await backtest(stream(), at(0.4), at(0.4), { onProgress: (done) => progress.push(done) });
    expect([report.conversations, progress]).toEqual([250, [100, 200, 250]]);
    expect(report.draft).toMatchObject({ precision: null, recall: null });
  });

  it('measures against how handoffs ended too: people solved them, or gave them back to the bot', async () => {
    const ended = [
      talk('solved', [0.5], null, 'solved'),
      talk('solved too', [0.8], null, 'solved'),
      talk('given back', [0.5], true, 'handed_back'),
      talk('gone', [0.8], null, 'abandoned'),
      talk('open', [0.8], null),
    ];
    const { draft, current } = await backtest(ended, at(0.4), at(0.7));
    expect(draft.by_disposition).toEqual({ needed_and_handed_off: 2, needless: 1, missed: 0, precision: 2 / 3, recall: 1 });
    expect(current.by_disposition).toEqual({ needed_and_handed_off: 1, needless: 0, missed: 1, precision: 1, recall: 0.5 });
    expect(draft).toMatchObject({ needed_and_handed_off: 1, needless: 0, precision: 1 });
  });

  it('tells of each conversation as soon as it is judged, also of those in which nothing changes', async () => {
    const told: unknown[] = [];
    await backtest(cases, at(0.4), at(0.7), { onCase: ({ id }, { change, draft }) => told.push([id, change, draft?.turn ?? null]) });
    expect(told).toEqual([
      ...[
        ['never', 'same', null],
        ['newly', 'newly', 1],
        ['needless', 'newly', 0],
        ['earlier', 'earlier', 0],
        ['same', 'same', 0],
      ],
    ]);
  });
});
