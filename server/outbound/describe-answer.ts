/** What another side said, for machines alone: it may repeat what was sent to it. */
export class RemoteAnswer extends Error {
  readonly text: string;

  constructor(text: string) {
    super('what the other side answered');
    this.name = 'RemoteAnswer';
    this.text = text;
  }
}

const codeKeys = new Set(['error', 'code', 'type', 'error_code', 'reason']);
const code = /^[A-Za-z][\w.-]{0,59}$/;
const field = /^[a-z][a-z0-9_]{0,39}$/;
const deepest = 4;
const most = 12;

/**
 * An answer as a log may have it: its codes and the names of fields, and no sentence. Refusals repeat what was refused, and that is
 * somebody's name or words.
 */
export function describeAnswer(text: string): string {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return text.trim() === '' ? 'nothing said' : `${text.length} characters that are not JSON`;
  }
  const found = [...new Set(namesIn(answer, 0))].slice(0, most);
  return found.length === 0 ? 'no code' : found.join(' ');
}

function namesIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const own = codeKeys.has(key) && (typeof item === 'number' || (typeof item === 'string' && code.test(item))) ? [String(item)] : [];
    const name = Array.isArray(item) && field.test(key) ? [key] : [];
    return [...own, ...name, ...namesIn(item, depth + 1)];
  });
}
