import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { clauses, normalise } from './normalise.ts';

// Only what was said lately: a wish of twenty messages ago that was dealt with is no wish any more.
const lately = 3;
const quoteLength = 140;

const persons: string[] = [
  'human( being| agent)?|(real|actual|live|physical) (person|human|agent|someone)|(live|support|service|human) agent|representative|operator|supervisor|manager|your team|customer service rep',
  'mensch|menschen|mitarbeiter|mitarbeiterin|echte(n|r)? person|kundenberater|sachbearbeiter',
  'humano|persona( real)?|agente( humano)?|asesor|operador|representante|ser humano',
  "humain|vraie personne|conseiller|conseillere|operateur|quelqu'un de reel",
  'pessoa( real)?|atendente|humana',
  'persona vera|operatore|umano',
  'mens|medewerker|echt persoon',
];
const wishes: string[] = [
  'talk|speak|chat|connect|transfer|put me|pass me|hand me|get me|give me|reach|contact|call me|need|want|prefer|let me|can i have|escalate|like to',
  'sprechen|reden|verbinden|verbinde|mochte|will|brauche|geben sie|weiterleiten',
  'hablar|pasame|paseme|quiero|necesito|comunicar|comunicame|comuniqueme|conectar|transferir',
  'parler|veux|voudrais|passez|besoin|contacter|joindre',
  'falar|quero|preciso|passar|transferir',
  'parlare|voglio|vorrei|passami|bisogno',
  'spreken|praten|wil|graag|doorverbinden|nodig',
];
const nobody =
  /\b(user|travel|estate|real estate|insurance|booking|letting|cleaning|shipping|purchasing|foreign) agent\b|\b(project|account|property|task|password|file|store) manager\b/;
const refusals =
  /\b(don'?t|do not|dont|won'?t|no|not|never|without|rather not|kein|keinen|keine|nicht|ohne|sin|pas|sans|nao|sem|non|senza|niet|geen|zonder)\b[^,]{0,40}$/;

const person = new RegExp(`\\b(${persons.join('|')})\\b`);
const wish = new RegExp(`\\b(${wishes.join('|')})\\b`);
// Words that are a wish by themselves when they are all that is said.
const bare =
  /^(please |a |an |i said |just )*(human|agent|representative|operator|real person|live agent|mensch|mitarbeiter|humano|agente|humain|operateur|atendente|operatore|medewerker)( please| now| bitte| por favor| s'il vous plait)*$/;

/** The requester asks for a person, in plain words of seven languages. */
export const askedForHuman: Detector = ({ messages }) => {
  const asking = messages
    .filter((message) => message.author === 'requester')
    .slice(-lately)
    .filter(asks);
  const last = asking.at(-1);
  if (!last) return null;
  const quote = last.text.trim().slice(0, quoteLength);
  return {
    code: 'asked_for_human',
    strength: 0.95,
    sentence: `The requester asked for a human: “${quote}”`,
    params: { quote },
    evidence: asking.map((message) => message.id),
  };
};

function asks(message: Message): boolean {
  return clauses(normalise(message.text)).some(clauseAsks);
}

function clauseAsks(clause: string): boolean {
  if (bare.test(clause)) return true;
  const found = person.exec(clause);
  if (!found || nobody.test(clause)) return false;
  const before = clause.slice(0, found.index);
  return wish.test(clause) && !refusals.test(before);
}
