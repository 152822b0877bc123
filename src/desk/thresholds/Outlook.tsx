import { useId, useState } from 'react';
import { expectedFrom } from '#rules/thresholds.ts';
import { useDesk } from '../context.ts';
import type { Measured } from './Threshold.tsx';

interface OutlookProps {
  scores: Measured;
  /** Hundredths. */
  at: number;
  inForce: number;
  days: number;
  measuring: { agent_hour_cost: number | null; currency: string };
}

/** Fewer, and a median says little; a longer one is a case that waited, not one that was worked at. */
const fewestHandled = 20;
const longestHandledMs = 2 * 3_600_000;
const assumedMinutes = 10;

/** What the value under the slider would bring, beside what is in force. */
export function Outlook({ scores, at, inForce, days, measuring }: OutlookProps) {
  const { t } = useDesk();
  const id = useId();
  const { median, count } = scores.handle;
  const isEnough = median !== null && count >= fewestHandled;
  const isKnown = isEnough && median <= longestHandledMs;
  const [minutes, setMinutes] = useState(isKnown ? Math.max(1, Math.round(median / 60_000)) : assumedMinutes);
  const [wanted, now] = [expectedFrom(scores, at), expectedFrom(scores, inForce)];
  const judged = scores.bins.reduce((sum, bin) => ({ needed: sum.needed + bin.needed, needless: sum.needless + bin.needless }), {
    needed: 0,
    needless: 0,
  });
  const share = (value: number) =>
    new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / scores.conversations);
  const { agent_hour_cost: cost, currency } = measuring;
  // Per thirty days, so that spans of different lengths can be compared.
  const hours = (escalated: number) => (escalated * minutes * 30) / 60 / days;
  const worth = (escalated: number) => {
    const time = t('thresholds.hours', { hours: Math.round(hours(escalated)) });
    if (cost === null) return time;
    const money = new Intl.NumberFormat(t.locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
      hours(escalated) * cost,
    );
    return `${time}, ${money}`;
  };
  const rows = [
    [t('thresholds.escalated'), share(now.escalated), share(wanted.escalated)],
    [t('thresholds.missed', { of: judged.needed }), now.missed, wanted.missed],
    [t('thresholds.needless', { of: judged.needless }), now.needless, wanted.needless],
    [t('thresholds.cost'), worth(now.escalated), worth(wanted.escalated)],
  ] as const;
  return (
    <section aria-labelledby={`${id}t`}>
      <h2 id={`${id}t`}>{t('thresholds.outlook')}</h2>
      <table className="outlook">
        <thead>
          <tr>
            <th scope="col">{t('thresholds.over', { conversations: scores.conversations, beside: scores.beside })}</th>
            <th scope="col">{t('thresholds.now', { value: inForce / 100 })}</th>
            <th scope="col">{t('thresholds.then', { value: at / 100 })}</th>
          </tr>
        </thead>
        <tbody aria-live="polite">
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row">
        <label htmlFor={id}>{t('thresholds.minutes')}</label>
        <input
          id={id}
          type="number"
          min={1}
          max={600}
          value={minutes}
          onChange={({ target }) => setMinutes(Math.max(1, Math.min(600, Number(target.value) || 1)))}
        />
        <span className="soft">{t(`thresholds.minutes_${isKnown ? 'known' : isEnough ? 'long' : 'few'}`, { count })}</span>
      </p>
      {cost === null && <p className="soft">{t('thresholds.no_cost')}</p>}
    </section>
  );
}
