import { describe, expect, it } from 'vitest';
import { isPlainlyDying } from '#signals/lexicon/plainly-dying.ts';
import { outputs } from '#signals/model/outputs.ts';
import { normalise } from '#signals/normalise.ts';
import { topicOf } from '#signals/sensitive-topic.ts';
import { readSentences } from '../../server/training/read-sentences.ts';
import { message } from '../helpers/conversation.ts';

describe('signals: somebody says that they want to die', () => {
  it.each([
    'cancel my gym. i took the whole bottle an hour ago, nobody needs to pay for me',
    'I am going to kill myself tonight, close the account',
    'my roommate says she is going to kill herself, her rent is due friday, what do I do',
    'Ya no quiero vivir. Cierren mi cuenta.',
    'Kündigen Sie alles, ich will nicht mehr leben',
    'Cancelem o plano. Quero morrer, já chega.',
    'もう死にたい、解約してください',
    '账号注销吧，我不想活了',
  ])('is certain whatever else is said: %s', (text) => expect(topicOf(message('requester', text), 'self_harm')).toBe(0.95));

  it.each([
    'this queue makes me want to die of boredom',
    'i want to die lol, the finale was that bad 😂',
    'I took the whole box to the post office, where is it',
    '想死了，什么时候更新',
  ])('takes no joke and no parcel for it: %s', (text) => expect(isPlainlyDying(normalise(text))).toBe(false));

  it('is right of our own sentences, all but hardly any', () => {
    const held = readSentences().filter(({ text }) => isPlainlyDying(normalise(text)));
    expect(held.length).toBeGreaterThan(100);
    expect(held.filter(({ targets }) => targets[outputs.indexOf('self_harm')] !== 1).length).toBeLessThanOrEqual(2);
  });
});
