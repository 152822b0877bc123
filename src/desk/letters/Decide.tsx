import { Button } from '@zendeskgarden/react-buttons';
import { useId, useState } from 'react';
import { useDesk } from '../context.ts';

interface Props {
  /** How many are chosen. */
  count: number;
  /** Every kind is shown. */
  isEvery: boolean;
  isBusy: boolean;
  onReplay: () => void;
  onDiscard: (reason: string) => void;
  onReplayAll: () => void;
}

/** What can be done about those that are chosen; putting aside wants a reason, for whoever asks later. */
export function Decide({ count, isEvery, isBusy, onReplay, onDiscard, onReplayAll }: Props) {
  const { t } = useDesk();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <form
      className="bulk"
      onSubmit={(event) => {
        event.preventDefault();
        onDiscard(reason);
        setReason('');
      }}
    >
      <Button isPrimary disabled={isBusy || count === 0} onClick={onReplay}>
        {t('letters.replay', { count })}
      </Button>
      <Button disabled={isBusy} onClick={onReplayAll}>
        {t(isEvery ? 'letters.replay_every' : 'letters.replay_all')}
      </Button>
      <div>
        <label htmlFor={id}>{t('letters.reason')}</label>
        <input id={id} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        <Button type="submit" isDanger disabled={isBusy || count === 0 || reason.trim() === ''}>
          {t('letters.discard', { count })}
        </Button>
      </div>
    </form>
  );
}
