import { Body, Cell, Head, HeaderCell, HeaderRow, Row, Table } from '@zendeskgarden/react-tables';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import type { RoutingShown } from './routing.ts';

/** Which rule sets which group and priority; a group that Zendesk does not have is said. */
export function RulesRoute({ routing: { groups, rules } }: { routing: RoutingShown }) {
  const { t } = useDesk();
  const lower = groups?.map((one) => one.toLowerCase()) ?? null;
  // A group may be named by its number too, which no list of names holds.
  const isMissing = (group: string | null) =>
    group !== null && lower !== null && !/^\d+$/.test(group) && !lower.includes(group.toLowerCase());
  return (
    <section>
      <h2>{t('routing.groups')}</h2>
      <p>{groups === null ? t('routing.groups_unknown') : t('routing.groups_are', { groups: groups.join(', ') })}</p>
      {rules.length === 0 ? (
        <p>{t('routing.no_rule')}</p>
      ) : (
        <Table>
          <Head>
            <HeaderRow>
              <HeaderCell>{t('routing.rule')}</HeaderCell>
              <HeaderCell>{t('routing.priority')}</HeaderCell>
              <HeaderCell>{t('routing.group')}</HeaderCell>
              <HeaderCell>{t('routing.alerts')}</HeaderCell>
            </HeaderRow>
          </Head>
          <Body>
            {rules.map(({ rule, priority, group, alerts }) => (
              <Row key={rule}>
                <Cell>
                  <Said text={rule} />
                </Cell>
                <Cell>{priority === null ? '—' : (t.maybe(`priority.${priority}`) ?? priority)}</Cell>
                <Cell>
                  {group === null ? '—' : <Said text={group} />}
                  {isMissing(group) && <span className="state-word bad"> {t('routing.group_missing')}</span>}
                </Cell>
                <Cell>{alerts.length === 0 ? '—' : alerts.join(', ')}</Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}
