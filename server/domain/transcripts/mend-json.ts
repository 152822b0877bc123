import type { Json, JsonObject } from '../json.ts';
import type { JsonRead } from './json.ts';

/** Deeper than any export seen. What nests deeper is passed over, because walking it would take the stack. */
const deepest = 200;

/**
 * Reads JSON that `JSON.parse` refuses, one pass from left to right: what is open at the end counts as closed there, a word that means
 * nothing is passed over, a comma too many or too few and a bracket that closes something else are taken for what they must have been.
 * Texts in single quotes, as Python prints them, are read too.
 * @returns null where there is no value in it
 */
export function mendedJson(text: string): JsonRead | null {
  let at = 0;
  const damage: number[] = [];
  let isCut = false;
  /** The brackets that would close what is open, the innermost last. */
  const open: string[] = [];

  const blank = /[\s\uFEFF]*/y;
  const toNext = (): string => {
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
    return text[at] ?? '';
  };

  /** @returns undefined where no value stands here; what stood there instead has been passed over */
  function value(): Json | undefined {
    const char = toNext();
    if (char === '{' || char === '[') return open.length < deepest ? (char === '{' ? object() : list()) : tooDeep();
    if (char === '"' || char === "'") return string(char);
    return word();
  }

  function object(): JsonObject {
    const found: JsonObject = {};
    inside('}', () => {
      const quote = toNext();
      const begin = at;
      const key = quote === '"' || quote === "'" ? string(quote) : bareWord();
      if (toNext() !== ':') {
        damaged(begin);
        // A list or an object without a name.
        if (at === begin) value();
        return;
      }
      at += 1;
      const held = /[,}\]]/.test(toNext()) ? undefined : value();
      // As JSON.parse has it, so that no key reaches the prototype.
      if (held !== undefined) Object.defineProperty(found, key, { value: held, enumerable: true, writable: true, configurable: true });
      else damaged(begin);
    });
    return found;
  }

  function list(): Json[] {
    const found: Json[] = [];
    inside(']', () => {
      const begin = at;
      const held = value();
      if (held !== undefined) found.push(held);
      else damaged(begin);
    });
    return found;
  }

  /** What the end has cut off is no damage of its own. */
  function damaged(place: number): void {
    if (at < text.length) damage.push(place);
  }

  /** Reads elements up to the bracket that closes them, to one that closes what is around them, or to the end. */
  function inside(closing: string, element: () => void): void {
    at += 1;
    open.push(closing);
    for (;;) {
      const char = toNext();
      if (char === '') {
        isCut = true;
        break;
      }
      if (char === '}' || char === ']') {
        if (!closes(char)) damage.push(at++);
        else {
          // One that closes what is around is left for it.
          if (char === closing) at += 1;
          else damage.push(at);
          break;
        }
      } else if (char === '{' && closing === '}' && open.at(-2) === ']') {
        // The next of a list begins before this one was closed.
        damage.push(at);
        break;
      } else if (char === ',' || char === ':') at += 1;
      else element();
    }
    open.pop();
  }

  const blankToEnd = /\s*$/y;
  const nameless = /\s*,\s*[{[]/y;
  const follows = (pattern: RegExp): boolean => {
    pattern.lastIndex = at + 1;
    return pattern.test(text);
  };

  /** Whether a bracket closes the innermost that is open of its kind, by what comes behind it; else it stands there by mistake. */
  function closes(bracket: string): boolean {
    const closed = open.lastIndexOf(bracket);
    if (closed <= 0) return closed === 0 && (open.length === 1 || follows(blankToEnd));
    // In an object everything has a name.
    return open[closed - 1] === ']' || !follows(nameless);
  }

  function string(quote: string): string {
    let end = at + 1;
    while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
    const raw = text.slice(at + 1, end);
    at = Math.min(end + 1, text.length);
    if (end < text.length) return unescaped(raw);
    isCut = true;
    // Half a sentence is worth reading, half a time is another time.
    return /^[\d\s:.,/TZ+-]*$/.test(raw) ? '' : unescaped(raw);
  }

  function bareWord(): string {
    const begin = at;
    while (at < text.length && !/[\s,:{}[\]"]/.test(text[at]!)) at += 1;
    return text.slice(begin, at);
  }

  function word(): Json | undefined {
    const said = bareWord();
    // A number at the very end may lack digits.
    if (at >= text.length && open.length > 0) {
      isCut = true;
      return undefined;
    }
    if (/^(?:null|None)$/.test(said)) return null;
    if (/^(?:true|false)$/i.test(said)) return said.toLowerCase() === 'true';
    return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(said) ? Number(said) : undefined;
  }

  /** Up to the bracket that closes this one; strings count as such, so that a bracket inside closes nothing. */
  function tooDeep(): undefined {
    damage.push(at);
    let level = 0;
    do {
      const char = toNext();
      if (char === '{' || char === '[') level += 1;
      else if (char === '}' || char === ']') level -= 1;
      if (char === '"') string(char);
      else at += 1;
    } while (level > 0 && at < text.length);
    if (level > 0) isCut = true;
  }

  const values: Json[] = [];
  while (toNext() !== '') {
    const begin = at;
    const held = value();
    if (typeof held === 'object' && held !== null) values.push(held);
    else damage.push(begin);
    if (at === begin) at += 1;
  }
  if (values.length === 0) return null;
  return { value: values.length === 1 ? values[0] : values, isCut, damage };
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Escapes become what they stand for; half a one, where the text was cut, nothing. */
function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw
    .replace(/((?:^|[^\\])(?:\\\\)*)\\(?:u[0-9a-f]{0,3})?$/i, '$1')
    .replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_, code: string | undefined, char: string) =>
      code === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
    );
}
