import { type Measure, type MeasureName, measures } from '#domain/measuring/measures.ts';
import { useDesk } from '../context.ts';
import { dayName, figure } from './figures.ts';

const width = 220;
const height = 44;
const edge = 4;

interface Props {
  name: MeasureName;
  line: (number | null)[];
  dates: string[];
}

/** How a measure went over the range: a line to look at, and the same as a table. Pieces in which nothing was counted leave a gap. */
export function TrendLine({ name, line, dates }: Props) {
  const { t } = useDesk();
  const { unit } = measures[name];
  const known = line.filter((value) => value !== null);
  if (known.length < 2) return null;
  const highest = Math.max(...known);
  const lowest = unit === 'share' ? 0 : Math.min(...known);
  const x = (index: number) => edge + (index / (line.length - 1)) * (width - 2 * edge);
  const y = (value: number) => edge + (1 - (value - lowest) / (highest - lowest || 1)) * (height - 2 * edge);
  const say = (value: number | null) => figure(value, unit, t.locale);
  const label = t('measures.line', {
    name: t(`measures.name_${name}`),
    first: say(known[0]!),
    last: say(known.at(-1)!),
    lowest: say(Math.min(...known)),
    highest: say(highest),
  });
  return (
    <>
      <svg className="line" role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMinYMid meet">
        <title>{label}</title>
        {stretches(line).map((stretch) => (
          <polyline key={stretch[0]!.index} points={stretch.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')} />
        ))}
        {stretches(line)
          .filter((stretch) => stretch.length === 1)
          .map(([{ index, value }]) => (
            <circle key={index} cx={x(index)} cy={y(value)} r="2" />
          ))}
      </svg>
      <Pieces dates={dates} line={line} unit={unit} />
    </>
  );
}

function Pieces({ dates, line, unit }: Omit<Props, 'name'> & Pick<Measure, 'unit'>) {
  const { t } = useDesk();
  return (
    <details>
      <summary>{t('measures.as_table')}</summary>
      <table className="pieces">
        <thead>
          <tr>
            <th scope="col">{t('measures.from_day')}</th>
            <th scope="col">{t('measures.value')}</th>
          </tr>
        </thead>
        <tbody>
          {dates.map((date, index) => (
            <tr key={date}>
              <td>{dayName(date, t.locale)}</td>
              <td>{figure(line[index] ?? null, unit, t.locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type Stretch = [{ index: number; value: number }, ...{ index: number; value: number }[]];

/** The parts of a line between its gaps. */
function stretches(line: (number | null)[]): Stretch[] {
  const all: Stretch[] = [];
  let isOpen = false;
  for (const [index, value] of line.entries()) {
    if (value === null) isOpen = false;
    else if (isOpen) all.at(-1)!.push({ index, value });
    else {
      all.push([{ index, value }]);
      isOpen = true;
    }
  }
  return all;
}
