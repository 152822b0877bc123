import type { Brief } from '#domain/brief.ts';
import { useT } from '../i18n/context.ts';
import { Section } from '../parts/Section.tsx';
import { MessageItem } from './MessageItem.tsx';

/** Every message, oldest first; what was left out is said at the top. */
export function Transcript({ brief }: { brief: Brief }) {
  const t = useT();
  const evidence = new Set(brief.why.reasons.flatMap((reason) => reason.evidence));
  return (
    <Section title={t('panel.conversation')}>
      {brief.omitted > 0 && <p className="aside">{t('panel.omitted', { count: brief.omitted })}</p>}
      <ol className="transcript">
        {brief.messages.map((message, index) => (
          <MessageItem key={message.id} message={message} index={index} brief={brief} isEvidence={evidence.has(message.id)} />
        ))}
      </ol>
    </Section>
  );
}
