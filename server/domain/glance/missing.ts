import type { Brief } from '../brief.ts';
import { questionMark } from '../question-mark.ts';
import { oneLine } from '../visible.ts';
import { newest, provenBy } from './evidence.ts';
import type { KnownFact } from './known.ts';

/** Something to ask first. */
export interface MissingFact {
  /** `required` by a rule, an empty `slot` of the bot, no way to `contact` the requester, or a question that was left `unanswered`. */
  kind: 'required' | 'slot' | 'contact' | 'unanswered';
  text: string;
  at: number | null;
}

const longest = 160;

export function missingFacts(brief: Brief, known: KnownFact[]): MissingFact[] {
  const { diagnostics, missing, requester } = brief;
  const has = (name: string) => known.some(({ kind, label }) => plainName(label ?? kind) === plainName(name));
  const empty = Object.keys(diagnostics).filter((key) => diagnostics[key] === null || diagnostics[key] === '');
  const names: MissingFact[] = [
    ...missing.filter((name) => !has(name)).map((text) => ({ kind: 'required' as const, text, at: null })),
    ...empty.filter((name) => !missing.includes(name)).map((text) => ({ kind: 'slot' as const, text, at: null })),
  ];
  const isReachable = requester.email !== null || requester.phone !== null || has('email') || has('phone');
  if (!isReachable && !names.some(({ text }) => /mail|phone|contact/i.test(text))) names.push({ kind: 'contact', text: '', at: null });
  return [...openQuestion(brief), ...names];
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The bot's last question, where the requester did not answer it but asked for a human, complained, or left. */
function openQuestion(brief: Brief): MissingFact[] {
  const recent = newest(brief.messages);
  const asked = recent.findLast(({ message }) => message.author === 'bot' && questionMark.test(message.text));
  if (!asked) return [];
  const answer = recent.find(({ message, at }) => at > asked.at && message.author === 'requester');
  const turnedAway = provenBy(brief, ['asked_for_human', 'frustration', 'failed_attempts', 'repetition']);
  if (answer && !turnedAway.has(answer.message.id)) return [];
  const question = asked.message.text.match(/[^.!?。！？؟\n]*[?？؟]/g)?.at(-1) ?? '';
  const text = oneLine(question, longest);
  // "Is there anything else?" asks for nothing that an agent would need.
  return text === '' || isCourtesy.test(text) ? [] : [{ kind: 'unanswered', text, at: asked.at }];
}

const isCourtesy =
  /anything else|something else|help you (?:with|today)|algo más|autre chose|sonst noch|mais alguma|altro|nog iets|他に|ほかに|شيء آخر|did (?:this|that) help|was this helpful|have you (?:already )?tried|did you try|ha probado|has probado|avez-vous (?:déjà )?essayé|haben sie .{0,40}(?:versucht|probiert)|já tentou|試し(?:まし|てみ)|هل (?:جربت|حاولت)/i;
