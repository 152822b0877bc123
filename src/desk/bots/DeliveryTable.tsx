import { Body, Cell, Head, HeaderCell, HeaderRow, Row, Table } from '@zendeskgarden/react-tables';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { When } from '../parts/When.tsx';
import { useAct } from '../use-act.ts';
import type { Delivery } from './use-deliveries.ts';

/** What came in, what became of it and why; what was read can be read again. */
export function DeliveryTable({ deliveries, onReplayed }: { deliveries: Delivery[]; onReplayed: () => void }) {
  const { t, may } = useDesk();
  const { act, isBusy, error } = useAct();
  const announce = useAnnounce();
  const replay = async (id: string) => {
    if (!(await act(`/v1/desk/deliveries/${id}/replay`))) return;
    announce(t('deliveries.replayed'));
    onReplayed();
  };
  return (
    <>
      {error !== null && <Trouble error={error} />}
      <Table>
        <Head>
          <HeaderRow>
            <HeaderCell>{t('deliveries.when')}</HeaderCell>
            <HeaderCell>{t('deliveries.result')}</HeaderCell>
            <HeaderCell>{t('deliveries.about')}</HeaderCell>
            <HeaderCell>{t('deliveries.size')}</HeaderCell>
            <HeaderCell>{t('deliveries.act')}</HeaderCell>
          </HeaderRow>
        </Head>
        <Body>
          {deliveries.map((one) => (
            <Row key={one.id}>
              <Cell>
                <When at={one.at} />
              </Cell>
              <Cell>
                <Result delivery={one} />
              </Cell>
              <Cell>
                {one.conversation === null ? t('deliveries.sender', { sender: one.sender ?? '' }) : <Said text={one.conversation} />}
              </Cell>
              <Cell>{t('deliveries.bytes', { n: one.bytes })}</Cell>
              <Cell>
                {one.can_replay && may.includes('replay') && (
                  <button type="button" className="chip" disabled={isBusy} onClick={() => void replay(one.id)}>
                    {t('deliveries.replay')}
                  </button>
                )}
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </>
  );
}

const tone = { waiting: '', read: 'good', dead: 'bad', refused: 'bad' };

function Result({ delivery: { result, code, why, decision, reasons } }: { delivery: Delivery }) {
  const { t } = useDesk();
  const reason = [code === null ? null : t.maybe(`refusal.${code}`), why].filter(Boolean).join(' ');
  return (
    <>
      <span className={`state-word ${tone[result]}`}>{t(`result.${result}`)}</span>
      {decision !== null && <> {t('deliveries.decided', { decision: t.maybe(`decision.${decision}`) ?? decision })}</>}
      {reasons.length > 0 && <span className="soft"> ({reasons.map((one) => t.maybe(`reason.${one}`) ?? one).join(', ')})</span>}
      {reason !== '' && (
        <>
          <br />
          <span className="soft">{reason}</span>
        </>
      )}
    </>
  );
}
