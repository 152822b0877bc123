import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { scripts, scriptsOfTheWorld } from '../fixtures/hostile.ts';
import type { House } from './house.ts';
import { createTally, type Tally } from './tally.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Numbers that are the same in every run with the same seed. */
function createRandom(seed: number) {
  let state = seed >>> 0;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const texts = [
  ...scripts,
  ...scriptsOfTheWorld,
  '',
  '0',
  'null',
  '4111 1111 1111 1111',
  'a'.repeat(5_000),
  '\u0000',
  'requester',
  'handoff.requested',
];
const oddValues: Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -0,
  2 ** 53,
  0.1,
  '',
  [],
  {},
  [[]],
  [null],
  { id: null },
  '2026-02-30T25:61:61Z',
  { toString: 1 },
];

/**
 * One delivery after another, each changed in one to four places of its structure.
 * @param rounds how many
 * @param say is told now and then how far it is
 */
export async function tryMutations(house: House, rounds: number, seed = 1, say: (tally: Tally) => void = () => undefined): Promise<Tally> {
  const { tally, try: attempt } = createTally('mutations');
  const random = createRandom(seed);
  const inFlight = 32;
  for (let done = 0; done < rounds; done += inFlight) {
    await Promise.all(
      Array.from({ length: Math.min(inFlight, rounds - done) }, (_one, index) => {
        const body = mutate(JSON.stringify(samplePayload(`m-${(done + index) % 500}`, house.clock.now)), random);
        const path = random(4) === 0 ? '/v1/decisions?bot=shop' : '/webhooks/shop';
        return attempt(body, async () => {
          const answer = await house.http.inject({ method: 'POST', url: path, payload: body, headers: house.signed(Buffer.from(body)) });
          return { status: answer.statusCode, ok: answer.statusCode < 500 };
        });
      }),
    );
    if (done % (inFlight * 1_000) === 0 && done > 0) say(tally);
    // What was taken in is worked on for one batch in sixteen: reading it, deciding and writing the ticket.
    if ((done / inFlight) % 16 === 0) await settle(house, attempt);
  }
  return tally;
}

async function settle(house: House, attempt: ReturnType<typeof createTally>['try']): Promise<void> {
  await attempt('what came of it', async () => {
    house.clock.now += 60_000;
    const before = house.attempts.length;
    await house.drain();
    const bugs = house.attempts.slice(before).filter(([, result]) => !/^(?:done|wait)|: AppError/.test(result));
    house.attempts.length = 0;
    await house.forget();
    return { ok: bugs.length === 0, ms: 0, status: 200 };
  });
}

function mutate(text: string, random: (below: number) => number): string {
  let payload = JSON.parse(text) as Json;
  for (let times = 1 + random(4); times > 0; times -= 1) payload = change(payload, random, 0);
  const body = JSON.stringify(payload) ?? 'null';
  if (random(20) > 0) return body;
  // Sometimes not the structure but its bytes.
  const at = random(body.length);
  return random(2) === 0 ? body.slice(0, at) : body.slice(0, at) + String.fromCharCode(random(256)) + body.slice(at + 1);
}

/** Walks down at random and changes what it comes to. */
function change(value: Json, random: (below: number) => number, depth: number): Json {
  const isLeaf = typeof value !== 'object' || value === null;
  if (isLeaf || (depth > 0 && random(6) === 0)) return replace(value, random);
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = random(copy.length + 1);
    const kind = random(6);
    if (kind === 0) copy.splice(at, 1);
    else if (kind === 1) copy.splice(at, 0, copy[at] ?? null, copy[at] ?? null);
    else if (kind === 2) copy.reverse();
    else if (copy.length > 0) copy[at % copy.length] = change(copy[at % copy.length]!, random, depth + 1);
    return copy;
  }
  const keys = Object.keys(value);
  const key = keys[random(Math.max(1, keys.length))];
  const kind = random(8);
  if (key === undefined || kind === 0) return { ...value, [texts[random(texts.length)]!]: oddValues[random(oddValues.length)]! };
  if (kind === 1) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  if (kind === 2) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name === key ? name.toUpperCase() : name, item]));
  return { ...value, [key]: change(value[key]!, random, depth + 1) };
}

function replace(value: Json, random: (below: number) => number): Json {
  const kind = random(4);
  if (kind === 0) return oddValues[random(oddValues.length)]!;
  if (kind === 1) return texts[random(texts.length)]!;
  if (typeof value === 'string') return value + texts[random(texts.length)];
  return typeof value === 'number' ? value * (random(3) - 1) * 1e9 : [value, value];
}
