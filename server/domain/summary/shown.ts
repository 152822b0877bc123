import type { Brief, BriefMessage } from '../brief.ts';
import { visible } from '../visible.ts';

/** One message as the model sees it. */
export interface Shown {
  /** Short, and of ours: what a platform calls its messages is not for a model. */
  ref: string;
  /** Its id in the brief. */
  id: string;
  author: BriefMessage['author'];
  text: string;
}

const mostMessages = 40;
const longest = 700;

/**
 * What a model is shown of a conversation: its last messages, without what names a person, without code and links, and without
 * sentences that tell a writer what to write. What is not shown cannot be obeyed.
 * @param redact takes out what names a person
 */
export function shownOf({ messages }: Pick<Brief, 'messages'>, redact: (text: string) => string): Shown[] {
  return messages
    .filter(({ author, text }) => author !== 'system' && text.trim() !== '')
    .slice(-mostMessages)
    .map(({ id, author, text }, index) => ({ ref: `m${index + 1}`, id, author, text: tame(redact(visible(text.slice(0, 4 * longest)))) }))
    .filter(({ text }) => /[\p{L}\p{N}]{2}/u.test(text.replaceAll(leftOut, '')));
}

export const leftOut = '[…]';
const code = /```[\s\S]*?(?:```|$)|`[^`\n]+`|<[^<>]{1,400}>/g;
const link = /\b(?:https?:\/\/|www\.)\S+|\b\w[\w.-]{0,252}\.(?:com|net|org|io|xyz|info|biz|dev|app|co|me|top|site|online)\b\S*/gi;
// Programs that stand in a text without any mark around them: a line with an assignment, a call, a path or a keyword of theirs.
const codeLine =
  /^\s*(?:import|from|def|class|with|for|while|if|try|except|return|print|async|await|const|let|var|function|#!)\b.*[:({;]?\s*$|[\w\])]\s*[=(]\s*[\w"'([{].*|[{};]\s*$|^\s*[)\]}]+\s*$/;

function tame(text: string): string {
  const lines = text.replace(code, ` ${leftOut} `).replace(link, leftOut).split('\n');
  const plain = lines.length > 2 ? lines.filter((line) => !codeLine.test(line)) : lines;
  const sentences = plain.join('\n').split(/(?<=[.!?。！？؟…])\s+|\n+/u);
  return sentences
    .map((sentence) => (tellsAWriter(sentence) ? leftOut : sentence))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}

/**
 * Sentences about the text that is being written, by whoever has no business in it. A requester who speaks of an agent's answer
 * ("your last answer did not help") loses a sentence of a summary, and nothing else: agents read every message as it was sent.
 */
const aboutWriting = [
  /\b(?:your|the|this|its|my)\s+(?:(?:final|next|own|whole|entire)\s+)?(?:answers?|responses?|repl(?:y|ies)|summar(?:y|ies)|outputs?|completions?|solutions?|algorithms?|codebase|code|program|scripts?|implementations?|prompts?|instructions?)\b/i,
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|above|earlier|prior|all|any)\b/i,
  /\b(?:system prompt|you are now|act as|pretend to be|developer mode|jailbreak|language model|as an ai)\b/i,
  /\b(?:following|below|above|subsequent|next|this)\s+(?:\w+\s+)?(?:code|snippet|sentence|text|tweet|review|comment|statement|passage|feedback|message|line|section|excerpt|block|script|function)s?\b/i,
  /\b(?:code (?:snippet|block|section|excerpt|segment)|snippet|base ?\d\d|cipher|anagram|emojis?|homophon\w*)\b/i,
  // Work that is ordered from a machine and has nothing to do with whoever orders it.
  /^(?:(?:can|could|would) you )?(?:please )?(?:write|draft|compose|generate|develop|craft|analy[sz]e|classify|determine)\b/i,
  /^(?:(?:can|could|would) you )?(?:please )?(?:provide|explain|describe|recommend|suggest|show|list|discuss|outline|compare)\b(?!.*\b(?:I|my|me|mine|our|us|we)\b)/i,
  /\b(?:function|script|command|query|program)s? (?:to|that|for|which)\b/i,
  /\b(?:summarize|summarise|translate|paraphrase|rewrite|encode|encrypt|decode)\b/i,
  /\b(?:deine|ihre|die)\s+(?:antwort|zusammenfassung|ausgabe|anweisung(?:en)?)\b|\bignorier\w*\b.{0,40}\b(?:anweisung|vorherig)/i,
  /\b(?:tu|su|la|tus|sus|las)\s+(?:respuestas?|resumen|salida|instrucci(?:ón|ones))\b|\bignora\b.{0,40}\binstruc/i,
  /\b(?:ta|votre|la|vos|tes|les)\s+(?:réponses?|résumé|sortie|instructions?)\b|\bignore[rz]?\b.{0,40}\binstruc/i,
  /\b(?:sua|tua|a|suas|as)\s+(?:respostas?|resumo|saída|instruç(?:ão|ões))(?!\p{L})|\bignore\b.{0,40}\binstruç/iu,
  /(?:返答|回答|要約|出力|指示)(?:に|を|の|は|で)|以前の指示|システムプロンプト/,
  /(?:ردك|إجابتك|ملخصك|الملخص|التعليمات|تجاهل)/,
];

function tellsAWriter(sentence: string): boolean {
  return aboutWriting.some((pattern) => pattern.test(sentence));
}
