import { visible } from '#domain/visible.ts';

/** Text that is markup already. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | null | false | Markup | Piece[];

/** Markup whose blanks are text, unless they are markup themselves: what somebody wrote is never anything else. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(parts.reduce((all, part, index) => all + part + (index < pieces.length ? plain(pieces[index]!) : ''), ''));
}

function plain(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (Array.isArray(piece)) return piece.map(plain).join('');
  return piece instanceof Markup ? piece.text : asText(visible(String(piece)));
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
