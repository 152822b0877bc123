import { textParts } from '#domain/text-parts.ts';
import { useT } from '../i18n/context.ts';

/**
 * Text that somebody else wrote: plain, isolated from its surroundings' direction, invisible characters shown, redactions known as such.
 * @param query what is searched for, and marked
 */
export function Said({ text, query = '' }: { text: string; query?: string }) {
  const t = useT();
  let place = 0;
  return (
    <bdi dir="auto">
      {textParts(text, query).map((part) => {
        place += 1;
        if (part.kind === 'text') return part.text;
        if (part.kind === 'found') return <mark key={place}>{part.text}</mark>;
        return (
          <span key={place} className={part.kind} title={t(part.kind === 'hidden' ? 'panel.hidden_character' : 'panel.redacted')}>
            {part.text}
          </span>
        );
      })}
    </bdi>
  );
}
