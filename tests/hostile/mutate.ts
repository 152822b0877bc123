import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { scripts, scriptsOfTheWorld } from '../fixtures/hostile.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Mutation {
  path: string;
  body: string;
}

/** The same numbers for the same seed and place, whatever came before: one changed delivery can be sent again by itself. */
function createRandom(seed: number, place: number) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b)) >>> 0;
  return (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
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
  '__proto__',
  'constructor',
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

/** The delivery at one place of a seed's row, changed in one to four places of its structure. */
export function mutationAt(seed: number, place: number, now: number): Mutation {
  const random = createRandom(seed, place);
  const body = mutate(JSON.stringify(samplePayload(`m-${place % 500}`, now)), random);
  return { path: random(4) === 0 ? '/v1/decisions?bot=shop' : '/webhooks/shop', body };
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
