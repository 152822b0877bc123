import type { Confidence } from '#domain/glance/confidence.ts';
import { asShown } from '#domain/glance/proofs.ts';
import { useT } from '../../i18n/context.ts';
import { percent } from '../../i18n/format.ts';
import { useJump } from '../jump.tsx';

const width = 64;
const height = 22;
const edge = 3;

/**
 * The bot's confidence over its answers: a line to look at, the same in words, and the way to the least sure answer, unless what it said
 * last of its confidence is lower than all of them.
 */
export function ConfidenceChart({ points, count, last }: Confidence & { last: number }) {
  const t = useT();
  const { jump } = useJump();
  const share = (value: number) => percent(value, t.locale);
  if (points.length < 2) return <>{share(last)}</>;
  const lowest = points.reduce((least, point) => (point.share <= least.share ? point : least));
  const x = (index: number) => edge + (index / (points.length - 1)) * (width - 2 * edge);
  const y = (value: number) => edge + (1 - value) * (height - 2 * edge);
  const label = t('panel.confidence_chart', {
    count,
    first: share(points[0]!.share),
    last: share(points.at(-1)!.share),
    lowest: share(lowest.share),
  });
  return (
    <span className="confidence">
      <span>{share(last)}</span>
      <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{label}</title>
        <line className="middle" x1={edge} x2={width - edge} y1={y(0.5)} y2={y(0.5)} />
        <polyline points={points.map((point, index) => `${x(index)},${y(point.share)}`).join(' ')} />
        <circle cx={x(points.indexOf(lowest))} cy={y(lowest.share)} r="2.5" />
      </svg>
      {lowest.share < last + asShown && (
        <a
          href={`#message-${lowest.at}`}
          onClick={(event) => {
            event.preventDefault();
            jump(lowest.at);
          }}
        >
          {t('panel.lowest', { share: share(lowest.share) })}
        </a>
      )}
    </span>
  );
}
