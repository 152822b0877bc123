import { type BacktestCase, backtest } from '#rules/backtest.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { detect } from '#signals/detect.ts';
import { conversation, message } from '../helpers/conversation.ts';

const all = 100_000;
const context = { bot: 'bench', language: () => null, open: () => null, at: 0 };
const requests = [
  'where is my parcel',
  'it has not come yet',
  'I looked there already',
  'can it be sent again',
  'do I get a mail about that',
  'thank you',
];
const troubles = ['this is ridiculous', 'still not working', 'can I talk to a person', 'you charged me twice', 'same error again'];
const answers = ['Let me look that up.', 'It is on its way.', 'Is there anything else?'];

/** A conversation of twelve messages; every third goes wrong somewhere. Signals are computed after each of the requester's turns. */
function caseOf(place: number): BacktestCase {
  const messages = requests.flatMap((text, turn) => {
    const said = place % 3 === 0 && turn === place % 6 ? (troubles[place % troubles.length] ?? text) : text;
    return [
      message('requester', `${said} ${place % 97}`),
      message('bot', answers[(place + turn) % 3] ?? '', { confidence: 0.7 + (place % 3) / 10 }),
    ];
  });
  const turns = requests.map((_, turn) => {
    const seen = conversation({ messages: messages.slice(0, turn * 2 + 1) });
    return { conversation: seen, signals: detect(seen, { handoffRequested: false }), context };
  });
  return { id: `c-${place}`, firstTurn: 0, turns, needed: place % 2 === 0 ? place % 3 === 0 : null, disposition: null };
}

/** A hundred thousand conversations of twelve messages: with their signals computed on the way, and with signals that are kept. */
export async function benchBacktest(): Promise<object> {
  const current = compileRules(defaultRules);
  const draft = compileRules(defaultRules.filter(({ id }) => id !== 'in-circles'));
  const start = performance.now();
  const computed = await backtest(
    (function* () {
      for (let place = 0; place < all; place += 1) yield caseOf(place);
    })(),
    draft,
    current,
    { onProgress: (done) => process.stderr.write(`\r${done}`) },
  );
  const computedMs = performance.now() - start;
  // What is kept is a tenth, gone through ten times: all of it would fill the memory and measure that.
  const kept = Array.from({ length: all / 10 }, (_, place) => caseOf(place));
  await backtest(kept, draft, current);
  const again = performance.now();
  for (let round = 0; round < 10; round += 1) await backtest(kept, draft, current);
  const cachedMs = performance.now() - again;
  process.stderr.write('\n');
  return {
    conversations: all,
    per_min: Math.round((all / computedMs) * 60_000),
    per_min_cached: Math.round((all / cachedMs) * 60_000),
    handed_off: computed.current.handed_off,
    changes: computed.changes,
  };
}
