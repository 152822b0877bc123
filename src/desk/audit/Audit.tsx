import { Body, Cell, Head, HeaderCell, HeaderRow, Row, Table } from '@zendeskgarden/react-tables';
import { useState } from 'react';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { Trouble } from '../parts/Trouble.tsx';
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

const step = 50;
const path = `/v1/desk/audit?limit=${step}`;

/** Who did what: the newest, and as far back as somebody wants to look. */
export default function Audit() {
  const { t, ask } = useDesk();
  const asked = useAsked<{ entries: Entry[] }>(path);
  const [older, setOlder] = useState<Entry[]>([]);
  const [isWhole, setWhole] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const announce = useAnnounce();

  async function more(before: number): Promise<void> {
    setBusy(true);
    try {
      const { entries } = await ask<{ entries: Entry[] }>(`${path}&before=${before}`);
      setOlder((known) => [...known, ...entries]);
      setWhole(entries.length < step);
      setError(null);
      announce(entries.length < step ? t('audit.whole') : t('audit.more', { n: entries.length }));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <p className="hint">{t('audit.hint')}</p>
      <Shown asked={asked}>
        {({ entries: newest }) => {
          if (newest.length === 0) return <p>{t('audit.none')}</p>;
          const entries = [...newest, ...older];
          return (
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
                  {entries.map((entry) => (
                    <EntryRow key={entry.seq} entry={entry} />
                  ))}
                </Body>
              </Table>
              {error !== null && <Trouble error={error} />}
              {isWhole || newest.length < step ? (
                <p className="soft">{t('audit.whole')}</p>
              ) : (
                <button type="button" className="chip" disabled={isBusy} onClick={() => void more(entries.at(-1)!.seq)}>
                  {t('more')}
                </button>
              )}
            </>
          );
        }}
      </Shown>
    </>
  );
}

function EntryRow({ entry: { at, actor, action, target, detail } }: { entry: Entry }) {
  return (
    <Row>
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
  );
}
