import { arrows, findCycle, roomOf, type Tree } from './imports.ts';

/** Room → the rooms it may import besides itself. */
const allowed: Record<string, string[]> = {
  'server/domain': [],
  'server/signals': ['server/domain'],
  'server/rules': ['server/domain'],
  'server/outbound': ['server/domain'],
  'server/bots': ['server/domain', 'server/outbound'],
  'server/helpdesks': ['server/domain', 'server/outbound'],
  'server/models': ['server/domain', 'server/outbound'],
  'server/store': ['server/domain'],
  'server/jobs': ['server/domain', 'server/store'],
  'server/handoff': ['server/domain', 'server/signals', 'server/rules', 'server/store', 'server/jobs', 'server/outbound'],
  'server/http': ['server/domain', 'server/handoff', 'translations'],
  'server/training': ['server/signals'],
  'server/simulator': [],
  src: ['server/domain', 'server/signals', 'server/rules', 'translations'],
};
const pureRooms = ['server/domain', 'server/signals', 'server/rules'];
/** Adapters of one platform do not know each other; what they share has a name of its own. */
const adapters = /^server\/domain\/platforms\//;
const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\.|\bprocess\.|['"]node:/;
/** What opens connections. One room does, so that no address is called that nobody has looked at; operators' commands speak to their own server. */
const waysOut = new Set(['axios', 'node:https', 'node:tls', 'node:http2', 'undici']);
const waysOutOf = (path: string) =>
  /^server\/(?:outbound|simulator)\/|^server\/(?:operator-api|dead-letters)\.ts$/.test(path) || !path.startsWith('server/');
const longest = 300;
/** Where agents work, everything is said by one voice. */
const silent = /^src\/(?!desk\/|parts\/Announcer)/;

/** Everything in which a tree of sources breaks DESIGN's rules: a sentence each. */
export function brokenRules(tree: Tree): string[] {
  const all = arrows(tree);
  const broken: string[] = [];
  for (const { from, to } of all) {
    const [here, there] = [roomOf(from), roomOf(to)];
    if (!to.startsWith('server/') && !to.startsWith('src/') && !to.startsWith('translations/')) continue;
    if (here === there) continue;
    // The top of server/ is main.ts and what it is made of: it holds all the keys but the simulator's.
    if (here === 'server' ? there === 'server/simulator' || there === 'src' : !allowed[here]?.includes(there))
      broken.push(`${from} may not import ${to}`);
  }
  for (const { from, to } of all) if (adapters.test(from) && adapters.test(to)) broken.push(`${from} may not import its neighbour ${to}`);
  for (const { from, to } of all)
    if (waysOut.has(to) && !waysOutOf(from)) broken.push(`${from} may not import ${to}: server/outbound calls`);
  for (const [path, text] of Object.entries(tree)) if (!waysOutOf(path) && /\bfetch\(/.test(text)) broken.push(`${path} may not fetch`);
  const cycle = findCycle(all);
  if (cycle) broken.push(`a cycle: ${cycle.join(' → ')}`);
  for (const [path, text] of Object.entries(tree)) {
    const lines = text.split('\n').length;
    if (lines > longest) broken.push(`${path} has ${lines} lines`);
    if (pureRooms.includes(roomOf(path)) && impure.test(text)) broken.push(`${path} is not pure: ${impure.exec(text)![0]}`);
    if (path.startsWith('src/') && !path.startsWith('src/host/') && /ZAFClient|ZafClient|zafClient/.test(text))
      broken.push(`${path} names ZAF outside src/host`);
    if (silent.test(path) && /role="(?:status|alert|log)"|aria-live/.test(text)) broken.push(`${path} speaks beside the Announcer`);
  }
  return broken;
}
