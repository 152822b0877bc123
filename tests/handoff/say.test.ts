import { expect, it } from 'vitest';
import type { Rule } from '#domain/rule.ts';
import { compileRules } from '#rules/compile.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess } from '../helpers/in-process.ts';

const rule = (text: string): Rule[] =>
  parseRules([
    {
      id: 'tell',
      conditions: { kind: 'all', of: [] },
      actions: [
        { kind: 'decide', decision: 'handoff' },
        { kind: 'set_group', group: 'Billing' },
        { kind: 'offer_channels', channels: ['phone'] },
        { kind: 'say', text },
      ],
    },
  ]);

async function said(text: string) {
  const bot = await startFake(callbackReceiver);
  const house = await inProcess(
    { shop: { kind: 'baton', callback: callbackReceiver.settings(bot.url) } },
    { own: { rules: compileRules(rule(text)) } },
  );
  const answer = await house.ask('shop', samplePayload('c-asked', house.clock.now));
  await house.post('shop', samplePayload('c-1', house.clock.now));
  await bot.until(({ shown }) => shown.length > 0);
  const told = bot.seen.shown.at(-1)!.text;
  await bot.close();
  return { asked: answer.data.say as string, told };
}

it('a rule’s sentence is Liquid and knows what an admin’s messages know, when a bot asks and when the ticket is there', async () => {
  const { asked, told } = await said(
    'Thank you, {{ name }}: {{ group }} comes{% if position %} as number {{ position }}{% endif %}{% for way in channels %} or by {{ way }}{% endfor %}.{{ confidence }}{{ evidence }}',
  );
  expect(asked).toBe('Thank you, Maya Lindqvist: Billing comes or by phone.');
  expect(told).toContain('Thank you, Maya Lindqvist: Billing comes as number 1 or by phone.');
});

it('a sentence that says nothing, or never ends, leaves its place to the built-in words', async () => {
  for (const text of ['{% if false %}x{% endif %}', '{% for a in (1..100000000) %}{{ a }}{% endfor %}']) {
    const { asked, told } = await said(text);
    expect(asked).toBeNull();
    expect(told).toContain('You need not repeat it.');
  }
});

it('what is no Liquid is refused with its place', () => {
  expect(() => rule('Hello {% if name %}')).toThrow(/rules\.0\.actions\.3\.text: not valid Liquid/);
});
