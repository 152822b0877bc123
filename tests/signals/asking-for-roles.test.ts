import { describe, expect, it } from 'vitest';
import { asksIn } from '#signals/asked-for-human.ts';
import { clauses, normalise } from '#signals/normalise.ts';
import { readSentences } from '../../server/training/read-sentences.ts';

/** By what stands there alone, nothing of it learned. */
const asks = (text: string) => asksIn(clauses(normalise(text)), () => 0) > 0.5;

describe('signals: a role, an office or anybody is wanted', () => {
  it.each([
    'I need the warehouse manager to ring me before noon',
    'Could one of your engineers get in touch?',
    'can the lettings team please get back to me',
    'I would like to be contacted today',
    'I expect a call from your finance director',
    'Get the duty nurse on the line',
    'put security on, now',
    'patch me through to refunds',
    'fetch me a supervisor',
    'just hand me to your head of catering',
    'send a human!!',
    'is there any living soul left in your office',
    'Hello? Anyone there?',
    'how do I get hold of an actual employee',
    'what do I press to reach billing',
    'how can I get past this useless robot',
    'either your technician calls us by Friday or we cancel',
    'I need a person right now',
    'I’d rather explain my rash to a person',
    'let me speak to complaints',
    'who in your legal department can I talk to',
    'Escalate.',
    'connect me 🙏',
    'so whom may I really speak to',
    'is anybody actually there or are you all machines',
    'kindly phone me tomorrow',
    'how do I get round the robots',
    'Mr Brandt has my file, have him ring me',
    'could the head of catering drop me a line',
    'send us over to a real mortgage adviser',
    'could one of the gardeners text me before Friday',
    'may I be helped by a living employee for once',
    'Real help, please.',
    'I want your boss',
    'would it be possible for a nurse to call my mother',
    'hola, ¿hay alguien?',
    'Ist da jemand?',
    'Il y a quelqu’un ?',
    'is er iemand aanwezig?',
    'burada kimse var mı?',
    '誰かいませんか',
    '有没有人在？',
    'هل من أحد هنا؟',
    'कोई है क्या?',
  ])('hears it: %s', (text) => expect(asks(text)).toBe(true));

  it.each([
    'I want you to call me Bea',
    'could you talk to me in Welsh',
    'my sister wants him to ring me on my birthday',
    'where do I find the human resources policy',
    'will the app call us a taxi',
    'You needn’t fetch a supervisor, a link will do',
    'there is no need for anyone to phone me',
    'how do I set the doorbell so that guests reach my landline',
    'get past level nine, how?',
    'put me on to the waiting list',
    'Can I pay the driver in person?',
    'who is the contact person on my policy',
    'I have a callback booked for two, is that still right?',
    'how do I get someone off the family plan',
    'rather than hand me to an agent, send the link',
    'how does our bot pass a chat to a live agent',
    '有人把我的车刮了，要怎么理赔',
    '不用转人工，告诉我营业时间',
    'オペレーターは不要です、手順だけ教えて',
    'een medewerker is niet nodig, alleen het formulier',
    'إنسان؟ لا أحتاج موظف، فقط الرابط',
    'एजेंट नहीं चाहिए, बस लिंक भेज दो',
    'jemand hat mein Rad geklaut',
  ])('lets it be: %s', (text) => expect(asks(text)).toBe(false));

  it('is right nineteen times in twenty where our own sentences hold it', () => {
    const held = readSentences().filter(({ text, targets }) => targets[0] !== 0.5 && asks(text));
    expect(held.length).toBeGreaterThan(1_400);
    expect(held.filter(({ targets }) => targets[0] === 1).length / held.length).toBeGreaterThan(0.95);
  });
});
