import type { ReplyWords } from './reply-words.ts';

export const es: ReplyWords = {
  greeting: 'Hola, {name}:',
  greetingWithoutName: 'Hola:',
  read: 'He leído su conversación con nuestro asistente, así que no tiene que repetir nada.',
  reasons: {
    asked_for_human: 'Pidió hablar con una persona: aquí estoy.',
    low_confidence: 'El asistente no estaba lo bastante seguro de su respuesta, así que me ocupo yo.',
    failed_attempts: 'Lo que propuso el asistente no lo resolvió, así que sigo yo desde aquí.',
    repetition: 'Lamento que haya recibido la misma respuesta más de una vez.',
    frustration: 'Lamento que esto le haya costado tanta paciencia.',
    sensitive_topic: 'Esto es importante y debe responderlo una persona: estoy aquí para ayudarle.',
    out_of_knowledge: 'El asistente no podía saber la respuesta, así que lo estoy mirando yo.',
    bot_requested: 'El asistente me ha pasado su solicitud.',
    bot_failed: 'Nuestro asistente tuvo un fallo. Lo lamento; sigo yo desde aquí.',
    customer_value: 'Me ocupo personalmente de su solicitud.',
    custom: 'Me ocupo de su solicitud desde aquí.',
  },
  facts: 'Tengo estos datos: {facts}.',
  tried: 'Esto ya se ha intentado y no se lo volveré a pedir: {steps}.',
  question: 'Solo me falta saber una cosa: {question}',
  missing: 'Solo me falta un dato: {missing}.',
  contact: '¿Cómo puedo localizarle si se corta la conversación: por correo o por teléfono?',
  closing: 'Le escribiré aquí en cuanto lo haya revisado.',
};
