import { describe, expect, it } from 'vitest';
import { assess } from '#rules/assess.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { detect } from '#signals/detect.ts';
import { conversation, message } from '../helpers/conversation.ts';
import { bot, find, says, strength } from '../helpers/talk.ts';

describe('signals over turns', () => {
  it('frustration hears capitals, and is not held up by many of them', () => {
    const shouted = [message('requester', 'WHERE IS MY PARCEL PLEASE')];
    const calm = [message('requester', 'where is my parcel please')];
    expect(strength('frustration', shouted)).toBeGreaterThan(strength('frustration', calm));
    const hostile = `${'A1 '.repeat(160)}a`;
    expect(strength('frustration', [message('requester', hostile)])).toBeLessThan(0.65);
  });

  it('frustration adds up, never fires from one message, and is forgotten when the matter is settled', () => {
    const once = [says('this is ridiculous')];
    const thrice = [...once, bot('Sorry.'), says('useless, I told you already'), bot('Sorry.'), says('are you kidding me?!!!')];
    expect(strength('frustration', once)).toBeGreaterThan(0.3);
    expect(strength('frustration', once)).toBeLessThan(0.65);
    expect(strength('frustration', thrice)).toBeGreaterThan(0.8);
    expect(find('frustration', thrice)?.evidence).toHaveLength(3);
    expect(strength('frustration', [...thrice, bot('Try now.'), says('that worked, thanks')])).toBe(0);
  });

  it('a thank-you with a "but" settles nothing', () => {
    expect(
      strength('frustration', [says('this is ridiculous'), bot('Done.'), says('it works now but still not the printer')]),
    ).toBeGreaterThan(0.3);
  });

  it.each([
    'When will it be working again?',
    'Wann funktioniert wieder alles?',
    'So it works now, thanks?',
    'Another bill from you just arrived',
    'Great, another bill just arrived',
    'Tell me when it is working again',
    'And there it is: error 402',
    'Ya me llegó roto',
    'Acabou de chegar quebrado',
    '我收到了坏的',
    'वही एरर आ गया है',
    'Great, thank you. So when will somebody mend it?',
    'Perfect, thanks. And who pays for the day I lost?',
    'All good. Why do I pay you?',
    'That helped! How about a human?',
    'Parfait, merci. Et qui me rembourse ?',
    'सब खराब हो गया',
    '壊れた商品が届きました',
  ])('what only came, or is asked, settles nothing: %s', (text) => {
    const upset = [
      says('this is ridiculous'),
      bot('Sorry.'),
      says('useless, are you kidding me'),
      bot('Please restart it.'),
      says('still not working'),
    ];
    expect(strength('frustration', [...upset, bot('One moment.'), says(text)])).toBeGreaterThan(0.5);
    expect(strength('failed_attempts', [...upset, bot('One moment.'), says(text)])).toBeGreaterThan(0.3);
  });

  it.each([
    'Ah, there it is, thank you',
    'Jetzt geht es, es funktioniert wieder, danke',
    '收到了,谢谢',
    '届きました、ありがとうございます',
    'That worked, thanks! Who would have thought?',
    'It works now, thank you. Could you send me the receipt as well?',
    'Hat geklappt, danke! Kann ich sonst was tun?',
    '解决了,谢谢!顺便问一下几点关门?',
  ])('what came settles the matter beside thanks: %s', (text) => {
    expect(strength('frustration', [says('this is ridiculous'), bot('Sorry.'), says(text)])).toBe(0);
  });

  it('repetition sees the requester asking again and the bot answering the same', () => {
    const asked = [says('where is my parcel 5531?'), bot('See My orders.'), says('So where is my parcel 5531 now?')];
    expect(find('repetition', asked)).toMatchObject({ params: { by: 'requester', count: 1 }, evidence: [asked[2]!.id] });
    const answered = [
      says('my lamp flickers'),
      bot('Please close the app and start it again.'),
      says('it is a lamp'),
      bot('Please close the app and start it again!'),
    ];
    expect(find('repetition', answered)).toMatchObject({ params: { by: 'bot' }, evidence: [answered[3]!.id] });
    const courtesies = ['a', 'b', 'c'].map(() => bot('Is there anything else?'));
    expect(find('repetition', courtesies)).toBeUndefined();
    expect(find('repetition', [says('my lamp flickers'), bot('Which one?'), says('the big one in the hall')])).toBeUndefined();
  });

  it('failed attempts counts what the bot reports and what the requester says did not help', () => {
    const talk = [says('no picture'), bot('Restart it.'), says('still not working'), bot('Reset it.'), says('same error again')];
    expect(find('failed_attempts', talk)).toMatchObject({ params: { count: 2 }, evidence: [talk[2]!.id, talk[4]!.id] });
    expect(find('failed_attempts', [says('it is not working')])).toBeUndefined();
    const report = {
      ...conversation().report,
      attempts: [
        { step: 'reset', worked: false },
        { step: 'link', worked: true },
      ],
    };
    expect(find('failed_attempts', [says('hello')], { report })).toMatchObject({ params: { count: 1 } });
  });

  it('annoyance beside a step that the bot reports as failed is a handoff, however short the conversation', () => {
    const messages = [says('this is ridiculous, the lamp is dark')];
    const about = conversation({ messages, report: { ...conversation().report, attempts: [{ step: 'reset', worked: false }] } });
    const context = { bot: 'shop-bot', language: () => 'en', open: () => false, at: 0 };
    const decided = assess(about, detect(about, { handoffRequested: false }), compileRules(defaultRules), context);
    expect(decided.decision).toBe('handoff');
  });

  it('low confidence sees the trend as well as the number', () => {
    const falling = [0.9, 0.75, 0.6].map((confidence) => bot('hm', { confidence }));
    expect(find('low_confidence', falling)?.sentence).toMatch(/less sure with every answer/);
    expect(strength('low_confidence', falling)).toBeCloseTo(0.5);
    expect(strength('low_confidence', [bot('hm', { confidence: 0.6 })])).toBeCloseTo(0.4);
  });

  it('out of knowledge sees missing sources, fallback intents and admissions, and fades with a good answer', () => {
    const lost = [
      bot('Hm.', { sources: [] }),
      bot('Pardon?', { intent: 'Default Fallback Intent' }),
      bot("I'm not sure I can answer that."),
    ];
    expect(find('out_of_knowledge', lost)?.evidence).toEqual(lost.map(({ id }) => id));
    const again = [...lost, bot('It opens at nine.', { sources: ['hours'] })];
    expect(strength('out_of_knowledge', again)).toBeCloseTo(strength('out_of_knowledge', lost) / 2);
    expect(strength('out_of_knowledge', [bot('It opens at nine.', { sources: ['hours'] })])).toBe(0);
  });

  it('bot failed sees errors, emptiness and silence', () => {
    expect(strength('bot_failed', [bot('Something went wrong. Error 503')])).toBeGreaterThan(0.5);
    expect(strength('bot_failed', [bot('')])).toBeGreaterThan(0.5);
    expect(strength('bot_failed', ['hi', 'hello', 'anyone', 'still there'].map(says))).toBeGreaterThan(0.5);
    expect(strength('bot_failed', [bot('All is well.'), says('good')])).toBe(0);
  });

  it('customer value reads the attributes', () => {
    const requester = (attributes: Record<string, string | boolean>) => ({
      requester: { id: null, name: null, email: null, phone: null, attributes },
    });
    expect(strength('customer_value', [], requester({ plan: 'Enterprise' }))).toBeGreaterThan(0.5);
    expect(strength('customer_value', [], requester({ is_vip: true }))).toBeGreaterThan(0.5);
    expect(strength('customer_value', [], requester({ plan: 'free', city: 'Gold Coast' }))).toBe(0);
  });

  it.each([
    ['legal', 'my lawyer will take this to court'],
    ['fraud', 'somebody hacked my account and stole my money'],
    ['self_harm', 'I do not want to live any more'],
    ['privacy', 'delete all my personal data, this is a GDPR request'],
    ['billing_dispute', 'you charged me twice for the same month'],
    ['safety', 'the charger caught fire and burned my hand'],
    ['legal', 'Mein Anwalt wird Sie verklagen'],
    ['fraud', '我的账户被盗了'],
  ])('sensitive topic: %s in “%s”', (topic, text) => {
    expect(find('sensitive_topic', [says(text)])).toMatchObject({ params: { topic } });
  });

  it.each([
    'where can I watch Suicide Squad?',
    'is there a privacy screen for my laptop?',
    'the fire stick does not start',
    'when is the tennis court open?',
  ])('no sensitive topic in “%s”', (text) => {
    expect(find('sensitive_topic', [says(text)])).toBeUndefined();
  });

  it('an offer taken up is a wish', () => {
    const talk = [says('hm'), bot('Would you like me to connect you with a colleague?'), says('yes please')];
    expect(find('asked_for_human', talk)).toMatchObject({ strength: 0.95 });
    expect(find('asked_for_human', [says('hm'), bot('Shall I restart it?'), says('yes please')])).toBeUndefined();
  });
});

describe('a bot that knows nothing', () => {
  it.each([
    ['en', 'We do not have any details on that model, sorry.'],
    ['es', 'No dispongo de datos sobre esa tarifa.'],
    ['fr', "Je n'ai aucune information sur ce point."],
    ['de', 'Dazu liegen mir leider keine Angaben vor.'],
    ['pt', 'Não tenho acesso a esses dados.'],
    ['it', 'Non ho trovato nulla su questo argomento.'],
    ['nl', 'Ik heb daar geen informatie over.'],
    ['pl', 'Nie mam na ten temat informacji.'],
    ['tr', 'Bu konuda bilgim yok.'],
    ['ja', 'その件についての情報がございません。'],
    ['zh', '暂无相关信息。'],
    ['ar', 'لا تتوفر لدي معلومات عن ذلك.'],
    ['hi', 'मुझे इसकी जानकारी नहीं है।'],
  ])('says so in %s', (_language, text) => {
    expect(strength('out_of_knowledge', [bot(text)])).toBeGreaterThan(0);
  });

  it.each([
    'You can see all details in your account.',
    'I have found your order; no action is needed.',
    'Sie haben keine offenen Rechnungen.',
    'Vous n’avez rien à payer.',
    'No tiene que hacer nada más.',
  ])('is not the one that says “%s”', (text) => {
    expect(strength('out_of_knowledge', [bot(text)])).toBe(0);
  });
});

describe('a step that did not help', () => {
  const question = { ...message('bot', 'Please restart it. Better now?'), id: 'q' };
  it.each([
    ['en', 'That did not make any difference.'],
    ['es', 'Sale la misma pantalla que antes.'],
    ['fr', 'Aucun changement de mon côté.'],
    ['de', 'Hat leider nichts gebracht.'],
    ['pt', 'Ficou tudo na mesma.'],
    ['it', 'Niente da fare, come prima.'],
    ['nl', 'Dat maakt geen verschil.'],
    ['pl', 'Bez zmian, ten sam komunikat.'],
    ['tr', 'Yine aynı hata çıktı.'],
    ['ja', 'やりましたが直らないです'],
    ['zh', '照做了,没反应'],
    ['ar', 'عملت ذلك لكن لم يتغير شيء'],
    ['hi', 'कोई फर्क नहीं पड़ा'],
  ])('is heard in %s', (_language, text) => {
    expect(strength('failed_attempts', [question, message('requester', text)])).toBeGreaterThan(0);
  });
});

describe('a bot that is broken', () => {
  it.each([
    'We are having trouble connecting right now.',
    'El servicio: se ha producido un error.',
    'Es ist ein technisches Problem aufgetreten: technische Störung.',
    'システム障害が起きています',
    '系统繁忙',
    'तकनीकी समस्या आ रही है',
  ])('says “%s”', (text) => {
    expect(strength('bot_failed', [bot(text)])).toBeGreaterThan(0);
  });
});
