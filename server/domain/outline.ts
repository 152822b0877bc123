/** Keys whose values say nothing of a person. */
const plain = /^(?:external_id|priority|status|tags|id|public|type|error|.*_id)$/;

/** What a request or answer is made of: lengths in place of texts. */
export function outline(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return plain.test(key) ? value : `[${value.length} characters]`;
  if (Array.isArray(value)) return value.map((item) => outline(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, outline(item, name)]));
}
