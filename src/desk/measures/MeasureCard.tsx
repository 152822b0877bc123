import { useId } from 'react';
import { measures } from '#domain/measuring/measures.ts';
import { useDesk } from '../context.ts';
import { Against } from './Against.tsx';
import type { Measured, Page } from './answer.ts';
import { figure, share } from './figures.ts';
import { GroupTable } from './GroupTable.tsx';
import { TrendLine } from './TrendLine.tsx';

/** Below this, a number says little. */
const few = 30;

/** One measure: its value, how sure it is, what it means, how it went, and what was promised of it. */
export function MeasureCard({ measured, page }: { measured: Measured; page: Page }) {
  const { t } = useDesk();
  const id = useId();
  const { name, value, n, low, high, compared, line, groups } = measured;
  const { unit, kind, of, target } = measures[name];
  const say = (one: number | null) => figure(one, unit, t.locale);
  return (
    <article className="measure" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>{t(`measures.name_${name}`)}</h2>
      {value === null ? (
        <p className="soft">{t(`measures.missing_${name}`)}</p>
      ) : (
        <>
          <div className="figure">
            <button type="button" aria-describedby={`${id}-tip`}>
              {say(value)}
            </button>
            <div role="tooltip" id={`${id}-tip`}>
              {low !== null && high !== null && <p>{t('measures.interval', { low: say(low), high: say(high) })}</p>}
              <p>{t(`measures.cases_${of}`, { n })}</p>
              <p className="soft">{t(`measures.method_${kind}`)}</p>
            </div>
          </div>
          {n < few && <p className="few">{t('measures.few', { n })}</p>}
          <Against name={name} compared={compared} />
          <TrendLine name={name} line={line} dates={page.pieces.dates} />
        </>
      )}
      <p className="what">{t(`measures.what_${name}`, { days: page.repeat_days })}</p>
      {target !== null && (
        <p className="target">
          <span className="badge">{t('measures.target')}</span>{' '}
          {t('measures.target_range', { least: share(target[0], t.locale, true), most: share(target[1], t.locale, true) })}
        </p>
      )}
      {groups.length > 0 && <GroupTable name={name} groups={groups} by={page.by} />}
    </article>
  );
}
