import { Body, Caption, Cell, Head, HeaderCell, HeaderRow, Row, Table } from '@zendeskgarden/react-tables';
import type { BacktestReport, Change, Tally } from '#rules/backtest.ts';
import { useDesk } from '../context.ts';
import { Examples } from './Examples.tsx';

const kinds: Exclude<Change, 'same'>[] = ['newly', 'no_longer', 'earlier', 'later'];

/** What would be different, in numbers, and the conversations in which it would be. */
export function Report({ report }: { report: BacktestReport }) {
  const { t } = useDesk();
  const { conversations, stretches, draft, current, changes, examples } = report;
  if (conversations === 0) return <p role="status">{t('rules.backtest.nothing')}</p>;
  const judged = current.needed_and_handed_off + current.needless + current.missed;
  const share = (value: number | null) =>
    value === null ? '–' : new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  const rows: [string, (tally: Tally) => string][] = [
    [t('rules.backtest.handed_off'), ({ handed_off }) => `${handed_off} (${share(handed_off / stretches)})`],
    [t('rules.backtest.right'), ({ needed_and_handed_off }) => String(needed_and_handed_off)],
    [t('rules.backtest.needless'), ({ needless }) => String(needless)],
    [t('rules.backtest.missed'), ({ missed }) => String(missed)],
    [t('rules.backtest.precision'), ({ precision }) => share(precision)],
    [t('rules.backtest.recall'), ({ recall }) => share(recall)],
    // A report that was made before ends were looked at has none.
    [t('rules.backtest.ended_precision'), ({ by_disposition: ended }) => share(ended?.precision ?? null)],
    [t('rules.backtest.ended_recall'), ({ by_disposition: ended }) => share(ended?.recall ?? null)],
  ];
  return (
    <div className="report">
      <p role="status">{t('rules.backtest.over', { conversations, again: stretches - conversations, same: changes.same })}</p>
      <Table size="small">
        <Caption>{t('rules.backtest.caption', { judged })}</Caption>
        <Head>
          <HeaderRow>
            <HeaderCell>{t('rules.backtest.what')}</HeaderCell>
            <HeaderCell>{t('rules.backtest.in_force')}</HeaderCell>
            <HeaderCell>{t('rules.backtest.draft')}</HeaderCell>
          </HeaderRow>
        </Head>
        <Body>
          {rows.map(([name, of]) => (
            <Row key={name}>
              <Cell>{name}</Cell>
              <Cell>{of(current)}</Cell>
              <Cell>{of(draft)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
      {kinds.map((kind) => (
        <Examples
          key={kind}
          title={t(`rules.backtest.${kind}`, { count: changes[kind] })}
          count={changes[kind]}
          examples={examples[kind]}
        />
      ))}
    </div>
  );
}
