import { describe, expect, it } from 'vitest';
import { readSentences } from '../../server/training/read-sentences.ts';
import { evaluateOrdinary } from '../evaluate/ordinary.ts';
import { bot, says, strength } from '../helpers/talk.ts';

describe('what is said next after a normal answer', () => {
  const requests = readSentences().filter(
    ({ family, targets }, place) => place % 2 === 0 && family === 'ordinary' && targets.every((target) => target === 0),
  );
  const { first, second, third } = evaluateOrdinary(requests);

  it('seldom raises an alarm that nobody needs, in thirteen languages', () => {
    expect(second.n).toBeGreaterThan(1_500);
    expect(Object.keys(second.by_language)).toHaveLength(13);
    expect(first.signals.failed_attempts ?? 0).toBe(0);
    expect(second.signals.failed_attempts).toBeLessThanOrEqual(0.02);
    expect(third.signals.failed_attempts).toBeLessThanOrEqual(0.04);
    for (const code of ['repetition', 'frustration', 'bot_failed', 'out_of_knowledge'])
      expect(third.signals[code] ?? 0, code).toBeLessThanOrEqual(0.01);
    expect(third.handoff).toBeLessThanOrEqual(0.02);
    for (const [lang, { signals }] of Object.entries(second.by_language))
      expect(signals.failed_attempts ?? 0, lang).toBeLessThanOrEqual(0.05);
  });

  it.each([
    [
      'asks for something else',
      'What time do you open?',
      'Done! I have changed your seat to 14C.',
      'I want a window blind for the kitchen, not a curtain',
    ],
    [
      'asks about something else',
      'What do mangos cost',
      'Please choose the shop on the map.',
      "is the market in Leith open when it's not raining",
    ],
    [
      'tells another trouble',
      'Where do I park?',
      'Take the ramp behind the house.',
      "My daughter's swimming certificate doesn't work as a discount voucher",
    ],
    ['takes it as it is', 'I ordered two kettles', 'I have cancelled the second order.', 'Okay. I am not in a hurry with the other kettle'],
    ['says no beside a word of the step', 'Where can I see my tariff', 'Please open the tariff page.', 'no tariff of last year, please'],
    [
      'takes it as it is',
      'Ich habe zwei Lampen bestellt',
      'Die zweite Bestellung wurde storniert.',
      'Alles klar, die erste Bestellung brauche ich nicht vor Freitag',
    ],
    ['says yes', 'Wann kommt das Paket?', 'Bitte öffnen Sie die Sendungsverfolgung.', 'Ja, Sendungsverfolgung ist da, kein Thema'],
    ['needs something', "Dov'è il mio ordine?", 'Per favore controlli la pagina degli ordini.', 'ho fretta, non trovo la pagina'],
    [
      'asks for something else',
      '¿Cuándo abren?',
      'Por favor, elija una tienda en el mapa.',
      'quiero una tienda con aparcamiento, no en el centro',
    ],
    [
      'asks for something else',
      'Quand ouvrez-vous ?',
      'Veuillez choisir un magasin sur la carte.',
      "je voudrais un magasin qui n'est pas au centre",
    ],
  ])('is no step taken in vain where somebody %s', (_what, opening, answer, reply) => {
    expect(strength('failed_attempts', [says(opening), bot(answer), says(reply)])).toBe(0);
  });

  it.each([
    ['Hello! How can I help you?', 'My printer is not working'],
    ['Hallo! Wie kann ich helfen?', 'Mein Drucker funktioniert nicht'],
    ['¡Hola! ¿En qué puedo ayudarle?', 'La impresora no funciona'],
    ['您好!请问有什么可以帮您?', '打印机没反应'],
  ])('tells a trouble for the first time after “%s”', (greeting, trouble) => {
    expect(strength('failed_attempts', [bot(greeting), says(trouble)])).toBe(0);
    expect(strength('failed_attempts', [says('hi'), bot(greeting), says(trouble)])).toBe(0);
    expect(strength('failed_attempts', [bot(greeting), says(trouble), bot('Please restart it.'), says(trouble)])).toBeGreaterThan(0);
  });

  it.each([
    'Tell me a joke about cheese',
    'How many times may I swap my seat?',
    'Please read back what I just said',
    '¿Cuántas veces puedo cambiar de asiento?',
    'Combien de fois peut-on changer de place ?',
    'Quantas vezes posso trocar de lugar?',
    'Quante volte si può cambiare posto?',
    'Ile razy dziennie kursuje prom?',
    'Koltuğu kaç kere değiştirebilirim?',
    'كم مرة يمكنني تغيير المقعد؟',
    'मैं कितनी बार सीट बदल सकता हूं?',
  ])('is no impatience: %s', (text) => {
    expect(strength('frustration', [says(text)])).toBeLessThan(0.15);
  });

  it.each([
    'This service is a joke',
    "It's a joke",
    'How many times do I have to tell you my number?',
    'I just told you my number',
    '¿Cuántas veces tengo que decirlo?',
    'Combien de fois dois-je le répéter ?',
    'Quantas vezes tenho de repetir isto?',
    'Quante volte devo ripeterlo?',
    'Ile razy mam to powtarzać?',
    'Kaç kere daha yazacağım?',
    'كم مرة لازم أكرر كلامي',
    'कितनी बार बताऊं?',
  ])('is impatience all the same: %s', (text) => {
    expect(strength('frustration', [says(text)])).toBeGreaterThanOrEqual(0.2);
  });

  it('is no insisting where a question is asked as one to say yes or no to', () => {
    const talk = (text: string) => [says('My pass is 4711'), bot('Thank you, it is valid until May.'), says(text)];
    for (const text of ['a bike on the tram yes or no', 'Fahrrad in der Tram, ja oder nein?', 'Un vélo dans le tram, oui ou non ?'])
      expect(strength('repetition', talk(text)), text).toBe(0);
    for (const text of ['Does it hold on Sunday? Yes or no.', 'just yes or no please', 'Ja oder nein?'])
      expect(strength('repetition', talk(text)), text).toBeGreaterThanOrEqual(0.4);
  });

  it('is still heard of where the step was to help', () => {
    const talk = (reply: string) => [says('The light in the hall is red'), bot('Please turn the key twice.'), says(reply)];
    for (const reply of [
      'Red again.',
      'Same red light',
      'nothing',
      'Turned it, it does not turn green',
      'why is the light in the hall still red',
    ])
      expect(strength('failed_attempts', talk(reply)), reply).toBeGreaterThan(0);
  });
});
