import { type ReactNode, useEffect, useState } from 'react';
import type { Brief } from '#domain/brief.ts';
import type { Glance } from '#domain/glance/glance.ts';
import { spoken } from '#domain/spoken.ts';
import { timeNow } from '../../host/server-time.ts';
import { useT } from '../../i18n/context.ts';
import { ago, languageName, moment, percent } from '../../i18n/format.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { Said } from '../../parts/Said.tsx';
import { Evidence } from '../jump.tsx';
import { ConfidenceChart } from './ConfidenceChart.tsx';

/** How things stand, in one look, each with the message that shows it; what nobody told is left out. */
export function Facts({ brief, glance, isOver }: { brief: Brief; glance: Glance; isOver: boolean }) {
  const t = useT();
  const now = useNow(30_000);
  const { conversation, intent, classification } = brief;
  const { waitingSince, mood, proofs, confidence } = glance;
  const waited = now.getTime() - Date.parse(waitingSince);
  const language = conversation.locale === null ? null : languageName(conversation.locale, t.locale);
  const since = moment(waitingSince, t.locale, now);
  const sure = brief.confidence ?? confidence.points.at(-1)?.share ?? null;
  return (
    <dl className="facts">
      {!Number.isNaN(waited) && (
        <Fact name={t(isOver ? 'panel.requested' : 'panel.waiting_since')} text={since} at={proofs.waiting}>
          <time dateTime={waitingSince}>{since}</time>
          {!isOver && waited >= 60_000 && <span className="soft"> ({ago(waited, t.locale)})</span>}
        </Fact>
      )}
      <Fact name={t('panel.channel')} text={t(`panel.channels.${conversation.channel}`)} />
      {language !== null && <Fact name={t('panel.language')} text={language} at={proofs.language} />}
      {mood.trend !== 'unknown' && (
        <Fact name={t('panel.mood')} text={t(`panel.moods.${mood.trend}`)} at={proofs.mood}>
          <span className={`mood ${mood.trend}`}>{t(`panel.moods.${mood.trend}`)}</span>
        </Fact>
      )}
      {intent !== null && <Fact name={t('panel.intent')} text={spoken(intent)} at={proofs.intent} />}
      {classification !== null && <Fact name={t('panel.classification')} text={spoken(classification)} />}
      {sure !== null && (
        <Fact name={t('panel.confidence')} text={percent(sure, t.locale)} at={proofs.confidence}>
          <ConfidenceChart {...confidence} last={sure} />
        </Fact>
      )}
    </dl>
  );
}

interface FactProps {
  name: string;
  /** What is copied, and shown where nothing else is. */
  text: string;
  at?: number | null;
  children?: ReactNode;
}

function Fact({ name, text, at = null, children }: FactProps) {
  const label = `${name}: ${text}`;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="line">
        <span className="words">{children ?? <Said text={text} />}</span>
        <span className="tools">
          <Evidence at={at} of={label} />
          <CopyButton text={text} label={label} />
        </span>
      </dd>
    </div>
  );
}

function useNow(everyMs: number): Date {
  const [now, setNow] = useState(timeNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(timeNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
