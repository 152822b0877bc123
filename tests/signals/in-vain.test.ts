import { describe, expect, it } from 'vitest';
import { bot, says, strength } from '../helpers/talk.ts';

describe('a step taken in vain, told in free words', () => {
  it.each([
    [
      'en',
      'My doorbell does not ring',
      'Please hold the button for ten seconds.',
      'Held it for a good while, the doorbell is as silent as ever, no ring.',
    ],
    ['es', 'La tele se apaga sola', 'Por favor, desenchufe la tele un minuto.', 'Desenchufada un minuto y se apaga igual'],
    ['fr', 'Le portail reste fermé', 'Veuillez appuyer cinq secondes sur le bouton.', "J'ai appuyé cinq secondes, rien."],
    ['de', 'Der Drucker druckt leere Seiten', 'Bitte reinigen Sie die Patrone.', 'Patrone gereinigt, die Seiten kommen weiterhin leer'],
    ['pt', 'A máquina não centrifuga', 'Limpe o filtro, por favor.', 'Limpei o filtro e ela não centrifuga de jeito nenhum'],
    ['it', 'Il citofono gracchia', 'Per favore stacchi la spina per un minuto.', 'Staccata e riattaccata, gracchia uguale'],
    ['nl', 'De thermostaat piept', 'Controleer de batterijen, alstublieft.', 'Batterijen gecontroleerd, hij piept weer'],
    ['pl', 'Pilot nie reaguje', 'Proszę wymienić baterie.', 'Wymieniłam baterie, pilot ani drgnie'],
    ['tr', 'Televizyonda ses yok', 'Lütfen televizyonu kapatıp açın.', 'Kapattım açtım, ses yine yok'],
    ['ja', '画面が暗いです', '設定で明るさを上げてください。', '明るさを上げましたが暗いままです'],
    ['zh', '门铃不响', '请更换电池。', '电池换了,门铃照样一声不吭'],
    ['ar', 'الغسالة لا تدور', 'من فضلك نظف المصفاة.', 'نظفت المصفاة والغسالة مثل الأول'],
    ['hi', 'पंखा धीमा चलता है', 'कृपया रेगुलेटर बदलें।', 'रेगुलेटर बदल दिया, पंखा वैसा का वैसा'],
  ])('is heard in %s', (_language, trouble, step, reply) => {
    expect(strength('failed_attempts', [says(trouble), bot(step), says(reply)])).toBeGreaterThan(0);
  });

  it.each([
    ['¿Puede indicarme su nombre, por favor?', 'Ricardo Salgado, no tengo segundo apellido'],
    ['¿Puede indicarme el día y la hora, por favor?', 'El sábado a las nueve, no a las ocho como había pedido'],
    ['Please enter the email you used.', 'I used no email, only my phone'],
    ['You can find it under Invoices. Anything else?', 'No that did it'],
  ])('is no answer to a question: %s', (question, reply) => {
    expect(strength('failed_attempts', [says('hello there'), bot(question), says(reply)])).toBe(0);
  });

  it.each([
    ['fr', "Merci de m'indiquer la date de votre achat.", "Je n'ai pas encore la date, c'était un achat de mars"],
    ['de', 'Bitte teilen Sie mir Ihre Kundennummer mit.', 'Kundennummer habe ich keine bekommen, nur eine Vertragsnummer'],
    ['pt', 'Por favor, informe o número do contrato.', 'contrato 5512, não tenho outro contrato'],
    ['it', 'Per favore mi indichi il numero del contratto.', 'il contratto è il 5512, non ho altri contratti'],
    ['nl', 'Geef alstublieft uw klantnummer.', 'klantnummer heb ik niet gekregen'],
    ['pl', 'Proszę podać numer umowy.', 'umowy nie podpisałam, numer 5512'],
    ['tr', 'Lütfen sözleşme numaranızı yazın.', 'sözleşme 5512 yazdım, başka numara yok'],
    ['ja', 'お客様番号を教えてください。', '番号はもらっていません、登録しましたが'],
    ['zh', '请提供您的合同号。', '合同号没收到过'],
    ['ar', 'من فضلك ارسل رقم العقد.', 'رقم العقد 5512 لا يوجد عقد اخر كتبت'],
    ['hi', 'कृपया अनुबंध नंबर बताएं।', 'अनुबंध नंबर 5512 लिखा है, दूसरा नहीं'],
  ])('is no answer to a bot that wants to know something, in %s', (_language, question, reply) => {
    expect(strength('failed_attempts', [says('hello there'), bot(question), says(reply)])).toBe(0);
  });

  it('is the trouble told once more after the step', () => {
    const talk = [
      says('The kettle hums and shows E4'),
      bot('Please unplug it for a minute.'),
      says('Unplugged for a minute. Hums and shows E4'),
    ];
    expect(strength('failed_attempts', talk)).toBeGreaterThan(0);
  });

  it('is what the bot claims to have done twice and was not', () => {
    const claim = bot('I have cancelled the second order for you.');
    const talk = [
      says('I ordered the same mug twice'),
      claim,
      says('My account lists both orders, same as an hour ago'),
      claim,
      says('Reloaded it: two mugs'),
    ];
    expect(strength('failed_attempts', talk)).toBeGreaterThanOrEqual(0.65);
  });

  it.each([
    ['worked', 'Please restart the router.', 'Restarted it, no more red light, working now'],
    ['is going on', 'Please install the update.', 'Installed it, now it shows a progress bar'],
    ['was not taken yet', 'Please reset the box.', "Not yet tried, I'll do it tonight"],
    ['is asked about', 'Please press the reset button.', "How do I do that? I've never pressed one"],
    ['went well at last', 'Bitte ziehen Sie den Stecker.', 'Stecker gezogen, erst ging nichts, jetzt läuft alles'],
    ['helped another time', 'Please update the app.', 'Did that last year for the same thing and it worked, trying it again later'],
    ['was no step', 'Is the lamp red or green?', 'It is not red, it is green'],
    ['brought thanks', 'Limpie el filtro, por favor.', 'Limpiado, no hacía falta más, gracias'],
  ])('is not a step that %s', (_what, step, reply) => {
    expect(strength('failed_attempts', [says('There is something with my device'), bot(step), says(reply)])).toBe(0);
  });
});

describe('a requester who insists', () => {
  it.each([
    ['en', "That's not what I asked. Can I bring my cello?"],
    ['es', 'Mi pregunta es si abren el lunes'],
    ['fr', 'Ma question porte sur le lundi'],
    ['de', 'Ich wollte nur wissen, ob Sie montags öffnen'],
    ['pt', 'Perguntei se abrem na segunda'],
    ['it', 'La mia domanda era se aprite di lunedì'],
    ['nl', 'Ik bedoelde of jullie maandag open zijn'],
    ['pl', 'Chodzi mi o poniedziałek'],
    ['tr', 'Onu sormadım, pazartesi açık mısınız'],
    ['ja', '月曜日に開いているかを聞いています'],
    ['zh', '我问的是星期一开不开门'],
    ['ar', 'أقصد يوم الاثنين'],
    ['hi', 'मेरा सवाल सोमवार का है'],
  ])('is heard in %s, after an answer alone', (_language, text) => {
    expect(strength('repetition', [says('hello there'), bot('Have a look at our shops.'), says(text)])).toBeGreaterThanOrEqual(0.4);
    expect(strength('repetition', [says(text)])).toBe(0);
  });

  it('gives the same word again to a bot that asks the same again', () => {
    const question = bot('Which of our branches would you like to visit?');
    const talk = [says('an appointment'), question, says('Ealing'), question, says('ealing')];
    expect(strength('repetition', talk)).toBeGreaterThanOrEqual(0.65);
    expect(strength('repetition', [says('ealing'), bot('When?'), says('Ealing')])).toBe(0);
  });

  it('is heard of a bot that writes without spaces', () => {
    const answer = bot('请在订单页面查看物流。');
    expect(strength('repetition', [says('包裹呢'), answer, says('没更新'), answer])).toBeGreaterThanOrEqual(0.4);
  });
});

describe('a bot that contradicts itself', () => {
  it.each([
    'You just told me it was booked, and now it is not.',
    'Primero me dice que sí y luego que no',
    'Vous venez de dire le contraire',
    'Pardon ? Vous venez de me donner 10 h.',
    'Eben haben Sie noch ja gesagt',
    'Przed chwilą pisał pan co innego',
    '你前后矛盾',
  ])('is caught out by “%s”', (text) => {
    expect(strength('bot_failed', [says('hi there'), bot('It is closed.'), says(text)])).toBeGreaterThan(0.5);
    expect(strength('bot_failed', [says(text)])).toBe(0);
  });

  it.each([
    'I used the code you just gave me, thanks',
    'Can I move the appointment you just confirmed',
    "J'ai utilisé le code que vous venez de m'envoyer, merci",
    'Which one is it that opens on Sunday?',
    'The voucher you just gave me worked, thanks, but where do I see what is left?',
    'Danke, den Termin haben Sie vorhin bestätigt, aber ich brauche noch die Adresse',
  ])('is not caught out by “%s”', (text) => {
    expect(strength('bot_failed', [says('hi there'), bot('Here it is.'), says(text)])).toBe(0);
  });

  it('is an offer still when it is told of twice, and no more than that', () => {
    const twice = [says('hi there'), bot('It is open.'), says('make up your mind'), bot('It is closed.'), says('you contradict yourself')];
    expect(strength('bot_failed', twice)).toBeGreaterThan(0.65);
    expect(strength('bot_failed', twice)).toBeLessThan(0.9);
    expect(strength('bot_failed', [...twice, bot('An unexpected error occurred.')])).toBeGreaterThanOrEqual(0.9);
  });

  it('is an offer when it is told of once, and forgotten when the matter is settled', () => {
    const talk = [says('hi there'), bot('It is open.'), says('make up your mind')];
    expect(strength('bot_failed', talk)).toBeLessThan(0.9);
    expect(strength('bot_failed', [...talk, bot('It is open.'), says('all good, thanks')])).toBe(0);
  });
});
