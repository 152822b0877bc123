import type { Brief } from '#domain/brief.ts';
import { useT } from '../../i18n/context.ts';
import { Line } from './Line.tsx';

/** What a language model made of the conversation, and that it was one. Every sentence leads to what it was taken from. */
export default function Summary({ brief }: { brief: Brief }) {
  const t = useT();
  const { summary, messages } = brief;
  if (summary === null || summary.lines.length === 0) return null;
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{t('panel.summary')}</h2>
      <ul>
        {summary.lines.map(({ text, evidence }) => {
          const at = messages.findLastIndex(({ id }) => evidence.includes(id));
          return <Line key={text} text={text} at={at < 0 ? null : at} />;
        })}
      </ul>
      <p className="soft">{t('panel.summary_hint')}</p>
    </section>
  );
}
