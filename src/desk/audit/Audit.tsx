import { Body, Cell, Head, HeaderCell, HeaderRow, Row, Table } from '@zendeskgarden/react-tables';
import { useState } from 'react';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { When } from '../parts/When.tsx';
import { useAsked } from '../use-asked.ts';

interface Entry {
  seq: number;
  at: string;
  actor: string;
  action: string;
  target: string;
  detail: string;
}

const most = 200;
const step = 50;

/** Who did what. */
export default function Audit() {
  const { t } = useDesk();
  const [limit, setLimit] = useState(step);
  const asked = useAsked<{ entries: Entry[] }>(`/v1/desk/audit?limit=${limit}`);
  return (
    <>
      <p className="hint">{t('audit.hint')}</p>
      <Shown asked={asked}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p>{t('audit.none')}</p>
          ) : (
            <>
              <Table>
                <Head>
                  <HeaderRow>
                    <HeaderCell>{t('audit.when')}</HeaderCell>
                    <HeaderCell>{t('audit.who')}</HeaderCell>
                    <HeaderCell>{t('audit.what')}</HeaderCell>
                    <HeaderCell>{t('audit.detail')}</HeaderCell>
                  </HeaderRow>
                </Head>
                <Body>
                  {entries.map(({ seq, at, actor, action, target, detail }) => (
                    <Row key={seq}>
                      <Cell>
                        <When at={at} />
                      </Cell>
                      <Cell>
                        <Said text={actor} />
                      </Cell>
                      <Cell>
                        {action} <Said text={target} />
                      </Cell>
                      <Cell>
                        <Said text={detail} />
                      </Cell>
                    </Row>
                  ))}
                </Body>
              </Table>
              {entries.length === limit && limit < most && (
                <button type="button" className="chip" onClick={() => setLimit(limit + step)}>
                  {t('more')}
                </button>
              )}
            </>
          )
        }
      </Shown>
    </>
  );
}
