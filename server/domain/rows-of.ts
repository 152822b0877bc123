/** A text's lines, whichever way they end. By a pattern only where one ends otherwise than by `\n`: splitting by one is a fifth of what captions cost. */
export function rowsOf(text: string): string[] {
  return text.includes('\r') ? text.split(/\r\n|\r|\n/) : text.split('\n');
}
