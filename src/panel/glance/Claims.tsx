import type { Glance } from '#domain/glance/glance.ts';
import type { KnownFact } from '#domain/glance/known.ts';
import type { MissingFact } from '#domain/glance/missing.ts';
import { visible } from '#domain/visible.ts';
import { useT } from '../../i18n/context.ts';
import type { Translate } from '../../i18n/translate.ts';
import { Section } from '../../parts/Section.tsx';
import { Line } from './Line.tsx';

/** What to ask, what not to ask, what not to suggest, and what the requester expects. */
export function Claims({ glance }: { glance: Glance }) {
  const t = useT();
  const { missing, known, tried, promised } = glance;
  return (
    <>
      {missing.length > 0 && (
        <Section title={t('panel.missing')} hint={t('panel.missing_hint')} tone="ask">
          <ul className="lines">
            {keyed(missing, ({ kind, text }) => `${kind} ${text}`).map(({ key, value }) => (
              <Line key={key} {...missingLine(value, t)} at={value.at} />
            ))}
          </ul>
        </Section>
      )}
      {promised.length > 0 && (
        <Section title={t('panel.promised')} hint={t('panel.promised_hint')}>
          <ul className="lines">
            {keyed(promised, ({ text }) => text).map(({ key, value }) => (
              <Line key={key} text={value.text} at={value.at} />
            ))}
          </ul>
        </Section>
      )}
      {known.length > 0 && (
        <Section title={t('panel.known')} hint={t('panel.known_hint')}>
          <ul className="lines">
            {keyed(known, ({ value }) => value).map(({ key, value }) => (
              <Line key={key} label={knownLabel(value, t)} text={value.value} at={value.at} />
            ))}
          </ul>
        </Section>
      )}
      {tried.length > 0 && (
        <Section title={t('panel.tried')} hint={t('panel.tried_hint')}>
          <ul className="lines">
            {keyed(tried, ({ step }) => step).map(({ key, value: { step, worked, at } }) => (
              <Line
                key={key}
                text={step}
                at={at}
                note={worked === null ? undefined : `– ${t(worked ? 'panel.worked' : 'panel.did_not_help')}`}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function missingLine({ kind, text }: MissingFact, t: Translate) {
  if (kind === 'contact') return { label: t('panel.missing_contact'), text: '' };
  if (kind === 'unanswered') return { label: t('panel.missing_unanswered'), text };
  return { text: text.replaceAll('_', ' ') };
}

function knownLabel({ kind, label }: KnownFact, t: Translate) {
  return (
    <bdi>
      {label === null || kind === 'diagnostic' ? visible((label ?? '').replaceAll('_', ' ')) || t(`panel.known_kinds.${kind}`) : label}
    </bdi>
  );
}

/** Claims may say the same twice. */
function keyed<T>(values: T[], textOf: (value: T) => string): { key: string; value: T }[] {
  return values.map((value, index) => ({ key: `${index} ${textOf(value)}`, value }));
}
