import type { ReplyWords } from './reply-words.ts';

export const en: ReplyWords = {
  greeting: 'Hello {name},',
  greetingWithoutName: 'Hello,',
  read: 'I have read your conversation with our assistant, so you need not repeat anything.',
  reasons: {
    asked_for_human: 'You asked for a person: here I am.',
    low_confidence: 'The assistant was not sure enough of its answer, so I am taking care of this myself.',
    failed_attempts: 'What the assistant suggested did not solve it, so I am taking over from here.',
    repetition: 'I am sorry that you were given the same answer more than once.',
    frustration: 'I am sorry that this has cost you so much patience.',
    sensitive_topic: 'This is important, and a person should answer it: I am here for you.',
    out_of_knowledge: 'The assistant could not know the answer, so I am looking into it.',
    bot_requested: 'The assistant has handed your request to me.',
    bot_failed: 'Our assistant had a fault. I am sorry about that, and I go on from here.',
    customer_value: 'I am looking after your request personally.',
    custom: 'I am looking after your request from here.',
  },
  facts: 'I have this before me: {facts}.',
  tried: 'This has been tried already, and I will not ask you to do it again: {steps}.',
  question: 'One thing I still need to know: {question}',
  missing: 'One thing I still need: {missing}.',
  contact: 'How can I best reach you if we are cut off: by email or by phone?',
  closing: 'I will get back to you here as soon as I have looked at it.',
};
