import { privateKinds, type RedactionPolicy } from './kind.ts';
import { redactText } from './redact.ts';

const nothing = Object.fromEntries(privateKinds.map((kind) => [kind, 'drop'])) as RedactionPolicy;
// Behind everything that has a form, what merely looks like it: a log loses nothing that anybody needs.
const patterns: [RegExp, string][] = [
  [/\b(?:Bearer|Basic)\s{1,3}[\w.~+/=-]+/gi, '[redacted credentials]'],
  [/\b[\w-]{32,}\b/g, '[redacted token]'],
  // Years, statuses and ids of tickets are shorter.
  [/\+?\d(?:[ ./()-]{0,2}\d){7,}/g, '[redacted number]'],
];

/** An error's sentence without what names a person or lets somebody in: for logs, lists and alerts, whatever the policy says of tickets. */
export function redactLine(text: string): string {
  return patterns.reduce((redacted, [pattern, sign]) => redacted.replace(pattern, sign), redactText(text, nothing));
}
