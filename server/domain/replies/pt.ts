import type { ReplyWords } from './reply-words.ts';

export const pt: ReplyWords = {
  greeting: 'Olá, {name},',
  greetingWithoutName: 'Olá,',
  read: 'Li a sua conversa com o nosso assistente; você não precisa repetir nada.',
  reasons: {
    asked_for_human: 'Você pediu para falar com uma pessoa: estou aqui.',
    low_confidence: 'O assistente não tinha certeza suficiente da resposta, então cuido disso pessoalmente.',
    failed_attempts: 'O que o assistente sugeriu não resolveu, então sigo daqui.',
    repetition: 'Lamento que você tenha recebido a mesma resposta mais de uma vez.',
    frustration: 'Lamento que isso tenha exigido tanta paciência.',
    sensitive_topic: 'Isto é importante e quem deve responder é uma pessoa: estou aqui para ajudar.',
    out_of_knowledge: 'O assistente não tinha como saber a resposta, então estou verificando.',
    bot_requested: 'O assistente me passou o seu pedido.',
    bot_failed: 'Nosso assistente teve uma falha. Lamento por isso; sigo daqui.',
    customer_value: 'Estou cuidando do seu pedido pessoalmente.',
    custom: 'Cuido do seu pedido a partir daqui.',
  },
  facts: 'Tenho aqui: {facts}.',
  tried: 'Isto já foi tentado e não vou pedir de novo: {steps}.',
  question: 'Só preciso saber mais uma coisa: {question}',
  missing: 'Só preciso de mais um dado: {missing}.',
  contact: 'Como posso falar com você se a conversa cair: por e-mail ou por telefone?',
  closing: 'Volto a escrever aqui assim que tiver verificado.',
};
