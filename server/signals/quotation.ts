// What stands between quotation marks is somebody else's words: a whole phrase, not the name of a button or product.
const quoted =
  /"([^"\n]{6,300})"|(?<![\p{L}\p{N}])'([^'\n]{6,300})'(?![\p{L}\p{N}])|[«»„“”]([^«»„“”"\n]{6,300})["«»“”]|[「『《]([^「」『』《》\n]{3,300})[」』》]/gu;
const marks = /["'«»„“”「『《]/;
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const leastLeft = 12;

/** The text with each quoted phrase put out, as long as something of the writer's own is left; quotation marks around one or two words stay. */
export function withoutQuotations(text: string): string {
  if (!marks.test(text)) return text;
  let dropped = false;
  const own = text.replace(quoted, (whole: string) => {
    const words = whole.trim().split(/\s+/).length;
    if (words < 3 && !(spaceless.test(whole) && whole.length >= 7)) return whole;
    dropped = true;
    return ' quotation ';
  });
  return dropped && own.replaceAll('quotation', '').trim().length >= leastLeft ? own : text;
}
