import { describe, expect, it } from 'vitest';
import { askedAgain, knownFrom } from '#signals/asked-again.ts';
import { brief, briefMessage } from '../helpers/brief.ts';

const known = knownFrom(
  brief({
    requester: { id: 'r-1', name: 'Maya Ruiz', email: 'maya@shopper.example', phone: '+49 30 1234567', attributes: {} },
    diagnostics: { order_id: 'A-7788', error_code: 'E402', deviceModel: 'X200' },
    messages: [briefMessage('m-1', 'I was charged twice for my order and want one back')],
  }),
);

describe('asked again: what an agent asks for although the brief had it', () => {
  it.each<[string, string[]]>([
    ['Hi Maya, could you give me your email address, please?', ['email']],
    ['Please provide your order number and phone number.', ['phone', 'order']],
    ['What seems to be the problem?', ['problem']],
    ['What device model is it?', ['device_model']],
    ['Which error code do you see?', ['error']],
    ['¿Me puede indicar su correo electrónico?', ['email']],
    ['¿Cuál es el número de pedido?', ['order']],
    ['Pourriez-vous me donner votre numéro de commande ?', ['order']],
    ['Comment puis-je vous aider ?', ['problem']],
    ['Bitte nennen Sie mir Ihre Bestellnummer.', ['order']],
    ['Können Sie Ihr Anliegen noch einmal beschreiben? Beschreiben Sie mir bitte das Problem.', ['problem']],
    ['Pode me informar o seu telefone?', ['phone']],
    ['ご注文番号を教えていただけますか？', ['order']],
    ['هل يمكنك إرسال رقم الطلب؟', ['order']],
    ['您的邮箱是什么？', ['email']],
    ['Qual è il suo numero di ordine?', ['order']],
    ['Назовите, пожалуйста, номер заказа.', ['order']],
  ])('%s', (text, expected) => {
    expect(askedAgain(known, text).sort()).toEqual(expected.sort());
  });

  it.each([
    'Is maya@shopper.example still your email address?',
    'Your order number A-7788 was charged twice, is that right?',
    'I have refunded one of the charges. You get an email about it today.',
    'Thank you for your phone call.',
    'Which bank was it?',
    'Ist A-7788 die richtige Bestellnummer?',
    'Gracias por su correo.',
  ])('lets pass: %s', (text) => {
    expect(askedAgain(known, text)).toEqual([]);
  });

  it('asks freely for what nobody told', () => {
    const bare = knownFrom(
      brief({ requester: { id: null, name: null, email: null, phone: null, attributes: {} }, messages: [briefMessage('m-1', 'hello')] }),
    );
    for (const text of ['Could you give me your email address?', 'What is your order number?', 'What seems to be the problem?'])
      expect(askedAgain(bare, text)).toEqual([]);
  });
});
