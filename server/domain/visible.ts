// Line breaks and tabs are how people write; the others reorder or hide what stands beside them.
// Fillers and the supplementary variation selectors are letters and marks by category, and show nothing: whole texts are smuggled in them.
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]|\u034f|[\u{e0100}-\u{e01ef}]/gu;
// Joiners are part of emoji and of several scripts' spelling.
const harmless = new Set(['\n', '\t', '\u200c', '\u200d']);

/** Shows control, bidirectional and invisible characters as ⟨U+202E⟩, so that a text is read as it is. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(hidden, (char) => (harmless.has(char) ? char : `⟨U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`));
}

/** The same on one line, cut at `longest` characters with an ellipsis. */
export function oneLine(text: string, longest: number): string {
  // A character is at most two units long, and what lies behind the cut need not be looked at.
  const chars = Array.from(
    visible(text.slice(0, 2 * longest + 2))
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return chars.length <= longest ? chars.join('') : `${chars.slice(0, longest - 1).join('')}…`;
}
