import type { Brief } from '#domain/brief.ts';
import { useT } from '../../i18n/context.ts';
import { Line } from './Line.tsx';

/** What the requester put right or added after they had read what was passed on: it counts for more than anything above. */
export default function FromRequester({ brief }: { brief: Brief }) {
  const t = useT();
  const { from_requester: words, messages } = brief;
  if (words.length === 0) return null;
  return (
    <section aria-labelledby="from-requester">
      <h2 id="from-requester">{t('panel.from_requester')}</h2>
      <ul>
        {words.map(({ kind, text, at }) => {
          const place = messages.findLastIndex((message) => message.author === 'requester' && message.text === text);
          return (
            <Line
              key={at + text}
              label={t(kind === 'corrected' ? 'panel.corrected_by' : 'panel.added_by')}
              text={text}
              at={place < 0 ? null : place}
            />
          );
        })}
      </ul>
    </section>
  );
}
