import type { ReplyWords } from './reply-words.ts';

export const fr: ReplyWords = {
  greeting: 'Bonjour {name},',
  greetingWithoutName: 'Bonjour,',
  read: 'J’ai lu votre conversation avec notre assistant ; vous n’avez rien à répéter.',
  reasons: {
    asked_for_human: 'Vous avez demandé à parler à une personne : me voici.',
    low_confidence: 'L’assistant n’était pas assez sûr de sa réponse, je m’en occupe donc moi-même.',
    failed_attempts: 'Ce que l’assistant a proposé n’a pas suffi ; je prends la suite.',
    repetition: 'Je suis désolé que vous ayez reçu plusieurs fois la même réponse.',
    frustration: 'Je suis désolé que cela vous ait demandé tant de patience.',
    sensitive_topic: 'C’est important et c’est à une personne d’y répondre : je suis là pour vous.',
    out_of_knowledge: 'L’assistant ne pouvait pas connaître la réponse, je regarde donc moi-même.',
    bot_requested: 'L’assistant m’a transmis votre demande.',
    bot_failed: 'Notre assistant a eu une panne. J’en suis désolé ; je prends la suite.',
    customer_value: 'Je m’occupe personnellement de votre demande.',
    custom: 'Je m’occupe de votre demande à partir d’ici.',
  },
  facts: 'J’ai sous les yeux : {facts}.',
  tried: 'Ceci a déjà été essayé et je ne vous le redemanderai pas : {steps}.',
  question: 'Il me manque une seule chose : {question}',
  missing: 'Il me manque une seule chose : {missing}.',
  contact: 'Comment vous joindre au mieux si nous sommes coupés : par e-mail ou par téléphone ?',
  closing: 'Je reviens vers vous ici dès que j’ai regardé.',
};
