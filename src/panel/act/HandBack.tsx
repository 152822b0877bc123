import { Button } from '@zendeskgarden/react-buttons';
import { useId, useState } from 'react';
import { handBack } from '../../api/handoff-now.ts';
import type { Host } from '../../host/connect.ts';
import { useT } from '../../i18n/context.ts';
import { Form } from '../../parts/Form.tsx';
import type { Act } from './use-act.ts';

interface HandBackProps {
  host: Host;
  handoff: string;
  act: Act;
  isBusy: boolean;
  onDone: () => void;
}

const longestNote = 2_000;

/** The conversation goes back to the bot, with a note that the bot reads and the requester does not. */
export default function HandBack({ host, handoff, act, isBusy, onDone }: HandBackProps) {
  const t = useT();
  const id = useId();
  const [note, setNote] = useState('');
  const send = async () => {
    const isDone = await act(async () => {
      await handBack(host, handoff, note);
      return t('panel.dispositions.handed_back');
    });
    if (isDone) onDone();
  };
  return (
    <Form onSend={() => void send()}>
      <label htmlFor={id}>{t('panel.hand_back_note')}</label>
      <textarea id={id} rows={3} maxLength={longestNote} value={note} onChange={(event) => setNote(event.target.value)} />
      <p className="soft">{t('panel.hand_back_hint')}</p>
      <Button size="small" type="submit" aria-disabled={isBusy}>
        {t('panel.hand_back_now')}
      </Button>
    </Form>
  );
}
