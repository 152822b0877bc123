import type { Brief } from '#domain/brief.ts';
import { useT } from '../i18n/context.ts';
import { languageName, percent } from '../i18n/format.ts';
import { Said } from '../parts/Said.tsx';
import { Section } from '../parts/Section.tsx';

/** The facts in one look; what nobody told is left out. */
export function Understood({ brief }: { brief: Brief }) {
  const t = useT();
  const { requester, conversation, confidence } = brief;
  const contact = [requester.email, requester.phone].filter((part) => part !== null).join(' · ');
  const facts: [string, string | null][] = [
    [t('panel.intent'), brief.intent],
    [t('panel.classification'), brief.classification],
    [t('panel.requester'), requester.name ?? requester.id],
    [t('panel.contact'), contact === '' ? null : contact],
    [t('panel.channel'), t(`panel.channels.${conversation.channel}`)],
    [t('panel.language'), conversation.locale === null ? null : languageName(conversation.locale, t.locale)],
  ];
  return (
    <Section title={t('panel.understood')}>
      <dl>
        {confidence !== null && (
          <div>
            <dt>{t('panel.confidence')}</dt>
            <dd>{percent(confidence, t.locale)}</dd>
          </div>
        )}
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Said text={value} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </Section>
  );
}
