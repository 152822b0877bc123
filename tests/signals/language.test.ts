import { eld } from 'eld/extrasmall';
import { describe, expect, it } from 'vitest';
import { languageOf } from '#signals/language.ts';
import { tellLanguage } from '#signals/model/tell-language.ts';
import { readSentences } from '../../server/training/read-sentences.ts';
import { conversation, message } from '../helpers/conversation.ts';

const of = (text: string, locale: string | null = null) => languageOf(conversation({ locale, messages: [message('requester', text)] }));

describe('signals: language', () => {
  it.each([
    ['en', 'my router has been blinking since the storm'],
    ['es', 'no me llega el código para entrar en la cuenta'],
    ['fr', 'je ne retrouve pas ma facture du mois dernier'],
    ['de', 'das Paket ist seit Dienstag unterwegs'],
    ['pt', 'não consigo alterar a data da minha reserva'],
    ['it', 'vorrei sapere quando arriva il tecnico'],
    ['nl', 'mijn bestelling is nog steeds niet geleverd'],
    ['pl', 'gdzie mogę sprawdzić stan mojego zamówienia'],
    ['ja', '予約を変更したいのですが'],
    ['zh', '我的订单什么时候发货'],
    ['ar', 'متى يصل الطلب الخاص بي'],
    ['hi', 'मेरा रिचार्ज नहीं हुआ है'],
    ['tr', 'siparişim ne zaman gelecek acaba'],
  ])('tells %s without being told', (language, text) => {
    expect(of(text, 'sv-SE')).toBe(language);
  });

  it('believes the bot where the text does not tell, and says so where nobody knows', () => {
    expect(of('12345', 'pt-BR')).toBe('pt');
    expect(of('12345')).toBeNull();
  });

  it('reads the requester, latest first, and not the bot', () => {
    const messages = [
      message('requester', 'hello, where is my parcel please'),
      message('requester', 'wo bleibt denn mein Paket eigentlich?'),
      message('bot', 'Your parcel is on its way to you.'),
      message('requester', '???'),
    ];
    expect(languageOf(conversation({ messages }))).toBe('de');
  });

  it('tells what the library tells whose frequencies it has, of every fifth sentence', () => {
    const texts = readSentences().flatMap(({ text }, at) => (at % 5 === 0 ? [text.slice(0, 200)] : []));
    const other = texts.filter((text) => {
      const told = eld.detect(text);
      return tellLanguage(text) !== (told.isReliable() ? told.language : null);
    });
    expect(texts.length).toBeGreaterThan(7_000);
    // Packed frequencies are rounded: one in ten thousand may fall to the other side of what is reliable.
    expect(other.length, other.join(' | ')).toBeLessThanOrEqual(texts.length / 10_000);
  });
});
