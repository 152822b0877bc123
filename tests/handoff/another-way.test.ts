import { expect, it, onTestFinished } from 'vitest';
import { createStatusLinks } from '../../server/handoff/status-links.ts';
import { languagesSpoken } from '../../server/handoff/waiting-words.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess } from '../helpers/in-process.ts';
import { masterKey } from '../helpers/status-house.ts';

async function refused(own: object, locale = 'en') {
  const fake = await startFake(callbackReceiver);
  onTestFinished(() => fake.close());
  const statusLinks = createStatusLinks([masterKey], 'http://baton.example', 14);
  const house = await inProcess(
    { shop: { kind: 'baton', callback: callbackReceiver.settings(fake.url) } },
    { own: { statusLinks, ...own } },
  );
  house.simulator.faults.script([{ match: { method: 'POST', path: /\/tickets/ }, times: 1_000, fault: { kind: 'status', status: 403 } }]);
  const payload = samplePayload('c-1', house.clock.now);
  payload.data.conversation.locale = locale;
  await house.post('shop', payload);
  return fake.seen;
}

it('a failed handoff offers the page, where an address or a number can be left', async () => {
  const { shown, bot } = await refused({});
  expect(shown.map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /I could not reach our team just now.*\n\nYou can leave an email address or a phone number here: http:\/\/baton\.example\/r\//s,
    ),
  ]);
  expect(bot).not.toBe('silent');
});

it('and does not where nobody writes or calls', async () => {
  const { shown } = await refused({ contactChannels: ['chat'] });
  expect(shown).toHaveLength(1);
  expect(shown[0]!.text).not.toContain('http');
});

it.each(languagesSpoken.filter((language) => language !== 'en'))('offers it in %s', async (language) => {
  const { shown } = await refused({}, language);
  expect(shown[0]!.text).toContain('http://baton.example/r/');
  expect(shown[0]!.text).not.toContain('You can leave');
});
