import type { ReactNode } from 'react';
import type { Glance } from '#domain/glance/glance.ts';
import type { KnownFact } from '#domain/glance/known.ts';
import type { MissingFact } from '#domain/glance/missing.ts';
import { spoken } from '#domain/spoken.ts';
import { visible } from '#domain/visible.ts';
import { useT } from '../../i18n/context.ts';
import type { Translate } from '../../i18n/translate.ts';
import { Section } from '../../parts/Section.tsx';
import { Line } from './Line.tsx';
import { Lines } from './Lines.tsx';

/** What to ask, what not to ask, what not to suggest, and what the requester expects. */
export function Claims({ glance }: { glance: Glance }) {
  const t = useT();
  const { missing, known, tried, promised, looked } = glance;
  return (
    <>
      {missing.length > 0 && (
        <Section title={t('panel.missing')} hint={t('panel.missing_hint')} tone="ask">
          <Lines most={8}>
            {lines(missing, (fact, key) => (
              <Line key={key} {...missingLine(fact, t)} at={fact.at} />
            ))}
          </Lines>
        </Section>
      )}
      {promised.length > 0 && (
        <Section title={t('panel.promised')} hint={t('panel.promised_hint')}>
          <Lines most={3}>
            {lines(promised, ({ text, at }, key) => (
              <Line key={key} text={text} at={at} />
            ))}
          </Lines>
        </Section>
      )}
      {known.length > 0 && (
        <Section title={t('panel.known')} hint={t('panel.known_hint')}>
          <Lines most={14}>
            {lines(known, (fact, key) => (
              <Line key={key} label={knownLabel(fact, t)} text={fact.value} at={fact.at} />
            ))}
          </Lines>
        </Section>
      )}
      {tried.length > 0 && (
        <Section title={t('panel.tried')} hint={t('panel.tried_hint')}>
          <Lines most={6}>
            {lines(tried, ({ step, worked, at }, key) => (
              <Line
                key={key}
                text={step}
                at={at}
                note={worked === null ? undefined : `– ${t(worked ? 'panel.worked' : 'panel.did_not_help')}`}
              />
            ))}
          </Lines>
        </Section>
      )}
      {looked !== null && <p className="hint">{t('panel.looked', { count: looked })}</p>}
    </>
  );
}

function missingLine({ kind, text }: MissingFact, t: Translate) {
  if (kind === 'contact') return { text: t('panel.missing_contact') };
  if (kind === 'unanswered') return { label: t('panel.missing_unanswered'), text };
  return { text: spoken(text) };
}

function knownLabel({ kind, label }: KnownFact, t: Translate) {
  return <bdi>{label === null || kind === 'diagnostic' ? visible(spoken(label ?? '')) || t(`panel.known_kinds.${kind}`) : label}</bdi>;
}

/** Claims may say the same twice: their places are their keys. */
function lines<T>(values: T[], show: (value: T, key: number) => ReactNode): ReactNode[] {
  return values.map((value, index) => show(value, index));
}
