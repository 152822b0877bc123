import type { ReplyWords } from './reply-words.ts';

export const de: ReplyWords = {
  greeting: 'Guten Tag {name},',
  greetingWithoutName: 'Guten Tag,',
  read: 'ich habe Ihr Gespräch mit unserem Assistenten gelesen; Sie müssen nichts wiederholen.',
  reasons: {
    asked_for_human: 'Sie wollten mit einem Menschen sprechen: Hier bin ich.',
    low_confidence: 'Der Assistent war sich seiner Antwort nicht sicher genug, darum kümmere ich mich selbst darum.',
    failed_attempts: 'Die Vorschläge des Assistenten haben nicht geholfen, darum übernehme ich ab hier.',
    repetition: 'Es tut mir leid, dass Sie mehrmals dieselbe Antwort bekommen haben.',
    frustration: 'Es tut mir leid, dass Sie das so viel Geduld gekostet hat.',
    sensitive_topic: 'Das ist wichtig, und darauf soll ein Mensch antworten: Ich bin für Sie da.',
    out_of_knowledge: 'Die Antwort konnte der Assistent nicht wissen, darum sehe ich selbst nach.',
    bot_requested: 'Der Assistent hat mir Ihre Anfrage übergeben.',
    bot_failed: 'Unser Assistent hatte eine Störung. Das tut mir leid; ich mache ab hier weiter.',
    customer_value: 'Ich kümmere mich persönlich um Ihre Anfrage.',
    custom: 'Ich kümmere mich ab hier um Ihre Anfrage.',
  },
  facts: 'Mir liegt vor: {facts}.',
  tried: 'Das wurde schon versucht, und ich werde Sie nicht noch einmal darum bitten: {steps}.',
  question: 'Eines muss ich noch wissen: {question}',
  missing: 'Eines brauche ich noch: {missing}.',
  contact: 'Wie erreiche ich Sie am besten, falls die Verbindung abreißt: per E-Mail oder per Telefon?',
  closing: 'Ich melde mich hier, sobald ich es mir angesehen habe.',
};
