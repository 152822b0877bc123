import { describe, expect, it } from 'vitest';
import type { Message } from '#domain/conversation.ts';
import { detect } from '#signals/detect.ts';
import { conversation, message } from '../helpers/conversation.ts';

const asks = (text: string) =>
  detect(conversation({ messages: [message('requester', text)] }), { handoffRequested: false }).find(
    ({ code, strength }) => code === 'asked_for_human' && strength >= 0.7,
  ) ?? null;

const heard = (messages: Message[]) =>
  detect(conversation({ messages }), { handoffRequested: false }).some(({ code }) => code === 'asked_for_human');

describe('signals: asked for a human', () => {
  it.each([
    'I want to talk to a human',
    'can I speak with a real person please?',
    'Please connect me to an agent of your team, a human agent',
    'AGENT!!!',
    'representative',
    'transfer me to a live agent now',
    'let me talk to your manager',
    'I’d like to speak to someone real. Get me a supervisor',
    'Ｉ ｗａｎｔ ａ ｈｕｍａｎ',
    'I want a hu\u200bman',
    'Ich möchte mit einem Menschen sprechen',
    'Bitte verbinden Sie mich mit einem Mitarbeiter',
    'Quiero hablar con una persona real',
    'necesito un agente humano',
    'Je veux parler à un conseiller',
    'Passez-moi un humain, je voudrais un humain',
    'Quero falar com um atendente',
    'Vorrei parlare con un operatore',
    'Ik wil een medewerker spreken',
    'This is not helping. I need an operator',
    "sorry but I won't chat with a machine about my mother's funeral flowers",
    'Ich möchte nicht mit einem Roboter reden',
    'ya no quiero hablar con un robot',
    'je ne veux plus discuter avec une machine',
    '机器人就算了，不想跟机器人聊',
    'could someone ring me about the boiler',
    'Rufen Sie mich bitte zurück',
    'pouvez-vous me rappeler demain matin',
    '折り返しお電話ください',
  ])('sees it: %s', (text) => {
    expect(asks(text)).not.toBeNull();
  });

  it.each([
    'Which user agent does your crawler send? I need to know',
    'My travel agent booked the wrong flight, I want a refund',
    'I need my real estate agent to sign the contract',
    "I don't want to talk to a human",
    'no need for an agent, I want to do it myself',
    'Please do not transfer me to an agent',
    'Ich möchte nicht mit einem Mitarbeiter sprechen',
    'No quiero hablar con un agente',
    'Je ne veux pas parler à un conseiller',
    'Are you a human?',
    'What does a human body need?!'.replace('need', 'weigh'),
    'How do I add an agent to my plan?',
    'The task manager shows an error, I need help',
    'Where is my order?',
    'before I go on I want to know whether you are a machine or a person',
    'just curious, who is your manager?',
    'do I need to call an agent when I change seats?',
    'I want to email my supervisor the payslip',
    'can you call me Kit instead of Katherine',
    "don't want to talk to anyone, just the tracking link",
    '',
  ])('lets it be: %s', (text) => {
    expect(asks(text)).toBeNull();
  });

  it('names the message that proves it and quotes it', () => {
    const messages = [message('requester', 'hello'), message('bot', 'hi'), message('requester', 'a human please')];
    const [signal] = detect(conversation({ messages }), { handoffRequested: false });
    expect(signal).toMatchObject({ evidence: [messages[2]!.id], params: { quote: 'a human please' } });
  });

  it('does not listen to the bot, nor to what was said long ago', () => {
    const old = ['talk to a human please', 'thanks', 'and my order?', 'ok'].map((text) => message('requester', text));
    expect(heard(old)).toBe(false);
    expect(heard([message('bot', 'Do you want to talk to a human?')])).toBe(false);
  });

  it('reads a bounded part of a text without end', () => {
    expect(asks(`${'ha '.repeat(400_000)} I want a human`)).toBeNull();
  });
});
