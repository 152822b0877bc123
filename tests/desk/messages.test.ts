import { expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';

const sample = {
  occasion: 'accepted',
  reason: 'asked_for_human',
  channel: 'chat',
  language: 'de-AT',
  name: 'Maya',
  minutes: 7,
  position: 2,
};
const template = { when: 'accepted', languages: ['de'], text: 'Hallo {{ name }}, in {{ minutes }} Minuten.' };

async function preview(house: Awaited<ReturnType<typeof inProcess>>, messages: unknown, change = {}) {
  return (await house.asAdmin('post', '/v1/desk/messages/preview', { messages, sample: { ...sample, ...change } })).data;
}

it('desk: a preview says what would be said, and which template says it', async () => {
  const house = await inProcess({});
  const other = { when: 'failed', text: 'x' };
  expect(await preview(house, [other, template])).toEqual({ text: 'Hallo Maya, in 7 Minuten.', template: 1, problem: null });
  expect(await preview(house, [other, template], { language: 'fr' })).toMatchObject({
    template: null,
    text: expect.stringContaining('7 min'),
  });
  const { text } = await preview(house, [
    { ...template, text: '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}' },
  ]);
  expect(text).toContain('7 Min');
});

it('desk: a mistake in a template is told with its place, and the built-in words are shown', async () => {
  const house = await inProcess({});
  const shown = await preview(house, [template, { ...template, text: 'Hallo {{ name | nothing }}' }, { ...template, when: 'never' }]);
  expect(shown.problem.split('\n')).toEqual([
    expect.stringMatching(/^messages\.1\.text: not valid Liquid: undefined filter: nothing/),
    expect.stringMatching(/^messages\.2\.when: /),
  ]);
  expect(shown.template).toBeNull();
});

it('desk: a language in which people write and nobody answers is named until a template speaks it', async () => {
  const house = await inProcess({ shop: { kind: 'baton' } });
  const payload = (id: string, locale: string) => {
    const sampled = samplePayload(id, house.clock.now);
    return { ...sampled, data: { ...sampled.data, conversation: { ...sampled.data.conversation, locale } } };
  };
  for (const [id, locale] of Object.entries({ a: 'sv-SE', b: 'sv', c: 'de' })) await house.post('shop', payload(id, locale));
  const languages = async () => (await house.asAdmin('get', '/v1/desk/languages')).data;
  expect(await languages()).toEqual({
    languages: [
      { code: 'sv', handoffs: 2, built_in: false },
      { code: 'de', handoffs: 1, built_in: true },
    ],
    unspoken: ['sv'],
  });
  const check = async () =>
    (await house.asAdmin('get', '/v1/desk/setup')).data.checks.find(({ name }: { name: string }) => name === 'languages');
  expect(await check()).toMatchObject({ state: 'missing', detail: 'sv' });
  const value = [{ when: 'accepted', languages: ['sv'], text: 'Hej' }];
  await house.panel('put', '/v1/desk/settings/messages', { value, based_on: 0 }, { sub: '1000', name: 'Ada' });
  expect((await languages()).unspoken).toEqual([]);
  expect(await check()).toMatchObject({ state: 'done' });
});
