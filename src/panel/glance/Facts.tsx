import { type ReactNode, useEffect, useState } from 'react';
import type { Brief } from '#domain/brief.ts';
import type { Glance } from '#domain/glance/glance.ts';
import { useT } from '../../i18n/context.ts';
import { duration, languageName, moment } from '../../i18n/format.ts';
import { Said } from '../../parts/Said.tsx';
import { ConfidenceChart } from './ConfidenceChart.tsx';

/** How things stand, in one look; what nobody told is left out. */
export function Facts({ brief, glance, isOver }: { brief: Brief; glance: Glance; isOver: boolean }) {
  const t = useT();
  const now = useNow(30_000);
  const { conversation, confidence, intent, classification } = brief;
  const { waitingSince, mood } = glance;
  const waited = now.getTime() - Date.parse(waitingSince);
  return (
    <dl className="facts">
      {!Number.isNaN(waited) && (
        <Fact name={t(isOver ? 'panel.requested' : 'panel.waiting_since')}>
          <time dateTime={waitingSince}>{moment(waitingSince, t.locale, now)}</time>
          {!isOver && waited >= 60_000 && <span className="soft"> ({duration(waited, t.locale)})</span>}
        </Fact>
      )}
      <Fact name={t('panel.channel')}>{t(`panel.channels.${conversation.channel}`)}</Fact>
      {conversation.locale !== null && (
        <Fact name={t('panel.language')}>
          <Said text={languageName(conversation.locale, t.locale)} />
        </Fact>
      )}
      {mood.trend !== 'unknown' && (
        <Fact name={t('panel.mood')}>
          <span className={`mood ${mood.trend}`}>{t(`panel.moods.${mood.trend}`)}</span>
        </Fact>
      )}
      {intent !== null && (
        <Fact name={t('panel.intent')}>
          <Said text={intent} />
        </Fact>
      )}
      {classification !== null && (
        <Fact name={t('panel.classification')}>
          <Said text={classification} />
        </Fact>
      )}
      {(confidence !== null || glance.confidence.count > 0) && (
        <Fact name={t('panel.confidence')}>
          <ConfidenceChart {...glance.confidence} reported={confidence} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function useNow(everyMs: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
