const opening = /<(?:script|style|head)\b[^<>]*>/gi;
const closing = /<\/(?:script|style|head)\s*>/gi;

/** HTML without scripts, styles and comments. What never ends is left as it is: looking for its end from every beginning would take for ever. */
export function withoutHidden(html: string): string {
  return /<(?:script|style|head)\b/i.test(html) ? withoutElements(withoutComments(html)) : withoutComments(html);
}

function withoutElements(html: string): string {
  let [text, from] = ['', 0];
  for (;;) {
    opening.lastIndex = from;
    const begin = opening.exec(html);
    closing.lastIndex = begin ? begin.index + begin[0].length : 0;
    const end = begin && closing.exec(html);
    if (!end) return text + html.slice(from);
    text += html.slice(from, begin.index);
    from = end.index + end[0].length;
  }
}

/** A comment with a bracket inside is none that a mail client writes. */
function withoutComments(html: string): string {
  let [text, from, bracket] = ['', 0, 0];
  for (let begin = html.indexOf('<!--'); begin >= 0; begin = html.indexOf('<!--', begin + 4)) {
    if (begin < from) continue;
    // The next bracket is looked for once, however many comments begin before it.
    if (bracket < begin + 4) bracket = html.indexOf('>', begin + 4);
    if (bracket < 0) break;
    if (bracket < begin + 6 || html.slice(bracket - 2, bracket) !== '--') continue;
    text += html.slice(from, begin);
    from = bracket + 1;
  }
  return text + html.slice(from);
}
