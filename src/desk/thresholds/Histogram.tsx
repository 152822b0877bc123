import { useId } from 'react';
import type { ScoreBin, Suggestion } from '#rules/thresholds.ts';
import { isRightToLeft } from '../../i18n/translate.ts';
import { Folded } from '../../parts/Folded.tsx';
import { useDesk } from '../context.ts';

const kinds = ['needed', 'needless', 'unjudged', 'beside'] as const;
/** Hundredths in a bar. */
const step = 5;
const [width, height, ground] = [640, 190, 160];
/** On either side of a bar, in hundredths. */
const gap = 0.15;

interface Bar extends Record<(typeof kinds)[number], number> {
  from: number;
}

function barsOf(bins: ScoreBin[]): Bar[] {
  const bars = Array.from({ length: 100 / step }, (_, place) => ({ from: place * step, needed: 0, needless: 0, unjudged: 0, beside: 0 }));
  // A full score belongs to the last bar.
  for (const bin of bins) for (const kind of kinds) bars[Math.min(bars.length - 1, Math.floor(bin.at / step))]![kind] += bin[kind];
  return bars;
}

/** How strong the signal was, by what agents said; the same numbers stand in a table. */
export function Histogram({ bins, at, suggestion }: { bins: ScoreBin[]; at: number; suggestion: Suggestion }) {
  const { t } = useDesk();
  const id = useId();
  const bars = barsOf(bins);
  const most = Math.max(1, ...bars.map((bar) => kinds.reduce((sum, kind) => sum + bar[kind], 0)));
  // As the slider beneath it: where words run from the right, strength does too.
  const isFromRight = isRightToLeft(t.locale);
  const x = (hundredths: number) => ((isFromRight ? 100 - hundredths : hundredths) / 100) * width;
  const span = (from: number, to: number) => ({ x: Math.min(x(from), x(to)), width: Math.abs(x(to) - x(from)) });
  const [weak, strong] = isFromRight ? (['end', 'start'] as const) : (['start', 'end'] as const);
  return (
    <figure className="histogram">
      <ul className="row">
        {kinds.map((kind) => (
          <li key={kind} className="legend">
            <span className={`swatch ${kind}`} aria-hidden="true" /> {t(`thresholds.kind.${kind}`)}
          </li>
        ))}
        {suggestion.kind === 'value' && (
          <li className="legend">
            <span className="swatch interval" aria-hidden="true" /> {t('thresholds.band')}
          </li>
        )}
      </ul>
      <svg viewBox={`0 -14 ${width} ${height + 14}`} role="img" aria-labelledby={id}>
        <title id={id}>{t('thresholds.chart', { value: at / 100 })}</title>
        {suggestion.kind === 'value' && (
          <rect
            className="interval"
            {...span(suggestion.low, Math.max(Math.min(100, suggestion.high), suggestion.low + 0.3))}
            y={0}
            height={ground}
          />
        )}
        {bars.map((bar) => {
          let top = ground;
          return kinds.map((kind) => {
            const size = (bar[kind] / most) * (ground - 8);
            top -= size;
            return size === 0 ? null : (
              <rect key={`${bar.from} ${kind}`} className={kind} {...span(bar.from + gap, bar.from + step - gap)} y={top} height={size} />
            );
          });
        })}
        <line className="ground" x1={0} x2={width} y1={ground} y2={ground} />
        <line className="at" x1={x(at)} x2={x(at)} y1={-6} y2={ground} />
        {[0, 25, 50, 75, 100].map((mark) => (
          <text key={mark} x={x(mark)} y={ground + 18} textAnchor={mark === 0 ? weak : mark === 100 ? strong : 'middle'}>
            {t('thresholds.percent', { share: mark / 100 })}
          </text>
        ))}
        <text x={x(0)} y={-3} textAnchor={weak}>
          {t('thresholds.highest', { count: most })}
        </text>
      </svg>
      <Folded title={t('thresholds.table')}>
        <table className="outlook">
          <thead>
            <tr>
              <th scope="col">{t('thresholds.strength')}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`thresholds.kind.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars
              .filter((bar) => kinds.some((kind) => bar[kind] > 0))
              .map((bar) => (
                <tr key={bar.from}>
                  <th scope="row">{t('thresholds.span', { from: bar.from / 100, to: (bar.from + step) / 100 })}</th>
                  {kinds.map((kind) => (
                    <td key={kind}>{bar[kind]}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </Folded>
    </figure>
  );
}
