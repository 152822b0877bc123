const patterns: [RegExp, string][] = [
  [/[^\s@<>"'(),:;]+@[^\s@<>"'(),:;]+\.[^\s@<>"'(),:;.]+/g, '[address]'],
  [/\b(?:Bearer|Basic)\s+[\w.~+/=-]+/gi, '[credentials]'],
  [/\b[\w-]{32,}\b/g, '[token]'],
  // Phone, card and account numbers, however they are spaced; years, statuses and ids of tickets are shorter.
  [/\+?\d(?:[ ./()-]{0,2}\d){7,}/g, '[number]'],
];

/** An error's sentence without what names a person or lets somebody in: for logs and lists. */
export function mask(text: string): string {
  return patterns.reduce((masked, [pattern, sign]) => masked.replace(pattern, sign), text);
}

/** Keys whose values say nothing of a person. */
const plain = /^(?:external_id|priority|status|tags|id|public|type|error|.*_id)$/;

/** What a request or answer is made of: lengths in place of texts. */
export function outline(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return plain.test(key) ? value : `[${value.length} characters]`;
  if (Array.isArray(value)) return value.map((item) => outline(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, outline(item, name)]));
}
