import { textParts } from '#domain/text-parts.ts';
import { useT } from '../../i18n/context.ts';

/** What somebody wrote, as it is: invisible characters shown, redactions known as such, what was searched for marked. */
export function Words({ text, query }: { text: string; query: string }) {
  const t = useT();
  let place = 0;
  return (
    <bdi dir="auto">
      {textParts(text, query).map((part) => {
        place += 1;
        switch (part.kind) {
          case 'text':
            return part.text;
          case 'found':
            return <mark key={place}>{part.text}</mark>;
          case 'hidden':
            return (
              <span key={place} className="hidden" title={t('panel.hidden_character')}>
                {part.text}
              </span>
            );
          default:
            return (
              <span key={place} className="redacted" title={t('panel.redacted')}>
                {part.text}
              </span>
            );
        }
      })}
    </bdi>
  );
}
