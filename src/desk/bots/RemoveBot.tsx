import { Button } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';
import type { Bot } from './bot.ts';

/** Takes a bot away, after a word on what that means. */
export function RemoveBot({ bot: { name, open }, onRemoved }: { bot: Bot; onRemoved: () => void }) {
  const { t } = useDesk();
  const { act, isBusy, error } = useAct();
  const [isAsking, setAsking] = useState(false);
  const remove = async () => {
    if (!(await act(`/v1/desk/bots/${name}/removal`))) return;
    window.location.hash = '#/bots';
    onRemoved();
  };
  return (
    <section>
      <h2>{t('removal.title')}</h2>
      {error !== null && <Trouble error={error} />}
      {isAsking ? (
        <div className="trouble">
          <p>{t('removal.sure', { name, open })}</p>
          <p className="row">
            <Button isDanger isPrimary disabled={isBusy} onClick={() => void remove()}>
              {t('removal.yes')}
            </Button>
            <Button isNeutral onClick={() => setAsking(false)}>
              {t('removal.no')}
            </Button>
          </p>
        </div>
      ) : (
        <Button isDanger onClick={() => setAsking(true)}>
          {t('removal.remove')}
        </Button>
      )}
    </section>
  );
}
