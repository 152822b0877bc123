import { Body, Cell, Head, HeaderCell, HeaderRow, Row, Table } from '@zendeskgarden/react-tables';
import { useDesk } from '../context.ts';
import { When } from '../parts/When.tsx';
import type { BotList } from './bot.ts';
import { Health } from './Health.tsx';

/** How every bot is, at a glance. */
export function BotTable({ list: { bots, days } }: { list: BotList }) {
  const { t } = useDesk();
  const share = new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 1 });
  return (
    <Table>
      <Head>
        <HeaderRow>
          <HeaderCell>{t('bots.name')}</HeaderCell>
          <HeaderCell>{t('bots.health')}</HeaderCell>
          <HeaderCell>{t('bots.last')}</HeaderCell>
          <HeaderCell>{t('bots.a_day')}</HeaderCell>
          <HeaderCell>{t('bots.rate', { days })}</HeaderCell>
        </HeaderRow>
      </Head>
      <Body>
        {bots.map((bot) => (
          <Row key={bot.name}>
            <Cell>
              <a href={`#/bots/${bot.name}`}>{bot.name}</a>
              <br />
              <span className="soft">{bot.title}</span>
            </Cell>
            <Cell>
              <Health bot={bot} />
            </Cell>
            <Cell>{bot.last_at === null ? t('bots.never') : <When at={bot.last_at} />}</Cell>
            <Cell>{number.format(bot.deliveries / days)}</Cell>
            <Cell>{bot.conversations === 0 ? '—' : share.format(bot.handoffs / bot.conversations)}</Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
