import { measures } from '#domain/measuring/measures.ts';
import { useDesk } from '../context.ts';
import type { Measured } from './answer.ts';
import { count, figure, share } from './figures.ts';

/** What has become of a measure. It is called better or worse only where its interval leaves no doubt of the direction. */
export function Against({ name, compared }: Pick<Measured, 'name' | 'compared'>) {
  const { t } = useDesk();
  const { unit, wanted } = measures[name];
  if (compared === null) return null;
  const { to, value, n } = compared;
  if (value === null) return <p className="soft">{t('measures.nothing_before')}</p>;
  const was = t('measures.was', { value: figure(value, unit, t.locale), n: count(n, t.locale) });
  if (to.difference === null || to.change === null) return <p className="soft">{was}</p>;
  const isClear = to.low !== null && to.high !== null && (to.low > 0 || to.high < 0);
  const isMore = to.difference > 0;
  const tone = !isClear ? 'unclear' : wanted === null ? 'clear' : isMore === (wanted === 'more') ? 'better' : 'worse';
  const between = (low: number | null, high: number | null) =>
    low === null || high === null ? '' : t('measures.between', { low: share(low, t.locale, true), high: share(high, t.locale, true) });
  return (
    <p className={`against ${tone}`}>
      <strong>{share(to.change, t.locale, true)}</strong> {t(`measures.tone_${tone}`)}{' '}
      <span className="soft">
        {between(to.change_low, to.change_high)} {was}
      </span>
    </p>
  );
}
