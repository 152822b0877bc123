import { describe, expect, it, onTestFinished } from 'vitest';
import type { Notice, WayBack } from '#domain/way-back.ts';
import { parts, segment } from '../../server/bots/back/call.ts';
import { callback } from '../../server/bots/back/callback.ts';
import { type KindWithWayBack, waysBack } from '../../server/bots/back/index.ts';
import { botKinds, bots } from '../../server/bots/index.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { type FakePlatform, type RunningFake, startFake } from '../fakes/platform-server.ts';
import { fakePlatforms } from '../fakes/platforms.ts';
import { thisMachine } from '../helpers/this-machine.ts';

const kinds = Object.keys(waysBack) as KindWithWayBack[];
const all = [...kinds, 'callback'] as const;
type Way = (typeof all)[number];
/** Platforms with no room for one of the three; a callback beside them has it. */
const without: Record<'words' | 'signals' | 'memory', Way[]> = { words: ['voiceflow'], signals: ['twilio'], memory: ['twilio', 'ada'] };

const common = { at: '2026-05-04T12:00:00.000Z', conversation: 'c-1', requester: 'r-1', handoffId: 'h-1', ticketId: 't-1' };
const accepted: Notice = { ...common, kind: 'handoff_accepted', text: 'A person has your case now.' };
const reply: Notice = {
  ...common,
  kind: 'agent_replied',
  messageId: 'm-1',
  text: 'Hello <Maya> & co,\nyour refund is "out".',
  name: 'Alex',
};
const attached = (name: string, contentType: string | null): Notice => ({
  ...common,
  kind: 'agent_attached',
  messageId: 'm-1',
  name: 'Alex',
  file: { id: 'f-1', name, contentType, url: `https://acme.zendesk.com/attachments/token/t1/?name=${name}` },
});
const memory = 'A person answered: the refund is out.\nAnswer only what comes from now on.';
const ended = (disposition: 'solved' | 'handed_back'): Notice => ({ ...common, kind: 'handoff_completed', disposition, memory });

async function platform(way: Way, change: Record<string, unknown> = {}): Promise<{ way: WayBack; fake: RunningFake }> {
  const model: FakePlatform = way === 'callback' ? callbackReceiver : fakePlatforms[way];
  const fake = await startFake(model);
  onTestFinished(() => fake.close());
  const settings = { ...model.settings(fake.url), ...change };
  return { fake, way: way === 'callback' ? callback(settings, Date.now, thisMachine) : waysBack[way](settings, Date.now, thisMachine) };
}

async function tell(way: WayBack, ...notices: Notice[]): Promise<void> {
  for (const [index, notice] of notices.entries())
    for (const [place, call] of way.calls(notice).entries()) await way.send(call, `id-${index}-${place}`);
}

describe.each(all)('ways back: %s', (kind) => {
  it('shows the requester what is theirs, silences the bot, and gives it its voice back with a memory', async () => {
    const { way, fake } = await platform(kind);
    await tell(way, accepted, reply);
    expect(fake.seen.refused).toEqual([]);
    expect(fake.seen.shown.map(({ text }) => text)).toEqual(without.words.includes(kind) ? [] : [accepted.text, reply.text]);
    expect(fake.seen.bot).toBe(without.signals.includes(kind) ? null : 'silent');

    for (const disposition of ['handed_back', 'solved'] as const) {
      await tell(way, ended(disposition));
      expect(fake.seen.bot).toBe(without.signals.includes(kind) ? null : 'speaking');
      expect(fake.seen.memory).toBe(without.memory.includes(kind) ? null : memory);
    }
    expect(fake.seen.refused).toEqual([]);
    expect(JSON.stringify(fake.seen.shown), 'the memory is for the bot alone').not.toContain('the refund is out');
  });

  it('brings what an agent attached, a picture or any other file', async () => {
    const { way, fake } = await platform(kind);
    await tell(way, attached('label.png', 'image/png'), attached('form.pdf', 'application/pdf'), attached('log', null));
    expect(fake.seen.refused).toEqual([]);
    const shown = fake.seen.shown.map(({ text }) => /https:\S+/.exec(text)?.[0]);
    const expected = ['label.png', 'form.pdf', 'log'].map((name) => `https://acme.zendesk.com/attachments/token/t1/?name=${name}`);
    expect(shown).toEqual(without.words.includes(kind) ? [] : expected);
  });

  it('tells the truth when no ticket could be made, and lets the bot go on', async () => {
    const { way, fake } = await platform(kind);
    const { ticketId: _, ...base } = common;
    await tell(way, accepted, { ...base, kind: 'handoff_failed', text: 'Nobody could be told.' });
    expect(fake.seen.refused).toEqual([]);
    if (!without.words.includes(kind)) expect(fake.seen.shown.at(-1)?.text).toBe('Nobody could be told.');
    if (!without.signals.includes(kind) && kind !== 'intercom') expect(fake.seen.bot).toBe('speaking');
  });

  it.each(['../../admin?x=1#y', '..', 'a/b', '%2e%2e', 'ü 汉 ?'])('touches no conversation but the one named %s', async (conversation) => {
    const { way, fake } = await platform(kind);
    await tell(way, { ...accepted, conversation, requester: null }, { ...reply, conversation, requester: null });
    expect(fake.seen.refused).toEqual([]);
    expect(new Set(fake.seen.conversations.map((one) => one.replaceAll('%2E', '.')))).toEqual(new Set([conversation]));
  });

  it('loses no word of a long reply', async () => {
    const { way, fake } = await platform(kind);
    const text = Array.from({ length: 900 }, (_, index) => `sentence ${index}.`).join(' ');
    await tell(way, { ...reply, text });
    expect(fake.seen.refused).toEqual([]);
    if (!without.words.includes(kind)) expect(fake.seen.shown.map((one) => one.text).join(' ')).toBe(text);
  });

  it('says what kind of failure it was', async () => {
    const { way, fake } = await platform(kind);
    const [call] = way.calls(accepted);
    const send = () => way.send(call!, 'id-1');
    fake.fail(
      { status: 503 },
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 401 },
      { status: 404 },
      { status: 302 },
      { status: 400 },
      'reset',
    );
    for (const expected of [
      { code: 'remote_failed' },
      { code: 'remote_busy', retryAfterMs: 7_000 },
      { code: 'remote_unauthorized' },
      { code: 'remote_gone' },
      { code: 'remote_refused' },
      { code: 'remote_refused' },
      { code: 'remote_unreachable' },
    ])
      await expect(send()).rejects.toMatchObject(expected);
    await send();
  });

  it('keeps its credentials out of what is stored', async () => {
    const { way } = await platform(kind);
    const stored = JSON.stringify([accepted, reply, ended('solved')].flatMap((notice) => way.calls(notice)));
    const secrets = Object.entries((kind === 'callback' ? callbackReceiver : fakePlatforms[kind]).settings('')).filter(([name]) =>
      /token|secret|key/.test(name),
    );
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, secret] of secrets) expect(stored).not.toContain(secret);
  });
});

describe('ways back: loops', () => {
  it.each(kinds)('%s: what we did, told back to us, is nobody’s request for a person', async (kind) => {
    const { way, fake } = await platform(kind);
    await tell(way, reply, attached('label.png', 'image/png'), attached('form.pdf', null), ended('handed_back'));
    for (const echo of fake.seen.echoes) {
      const event = bots[kind].read(new TextEncoder().encode(JSON.stringify(echo)));
      expect(event.type).not.toBe('handoff_requested');
      expect(event.conversation.messages.map(({ author }) => author)).not.toContain('requester');
    }
  });
});

describe('ways back: what they are made of', () => {
  it('cuts where people pause, never within a character, and loses nothing but the blanks at the cuts', () => {
    expect(parts('short', 10)).toEqual(['short']);
    expect(parts('one two three. four five', 16)).toEqual(['one two three.', 'four five']);
    expect(parts('😀'.repeat(5), 3)).toEqual(['😀', '😀', '😀', '😀', '😀']);
    expect(parts('  ', 5)).toEqual([]);
  });

  it('makes one segment of any id', () => {
    for (const id of ['..', '.', '../x', 'a?b#c', ''])
      expect(new URL(`http://h/a/${segment(id)}/z`).pathname.split('/').slice(0, 2)).toEqual(['', 'a']);
    expect(new URL(`http://h/a/${segment('..')}/z`).pathname.split('/')).toHaveLength(4);
  });

  it('has a kind of bot for each', () => {
    for (const kind of kinds) expect(botKinds).toContain(kind);
  });
});
