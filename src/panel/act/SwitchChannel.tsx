import { Button } from '@zendeskgarden/react-buttons';
import { useId, useState } from 'react';
import type { HandoffNow } from '#domain/handoff-now.ts';
import { type ContactChannel, contactChannels } from '#domain/requester-act.ts';
import { switchChannel } from '../../api/handoff-now.ts';
import type { Host } from '../../host/connect.ts';
import { useT } from '../../i18n/context.ts';
import { Form } from '../../parts/Form.tsx';
import type { Act } from './use-act.ts';

interface SwitchChannelProps {
  host: Host;
  handoff: string;
  /** What is known already. */
  requester: { email: string | null; phone: string | null };
  act: Act;
  isBusy: boolean;
  onDone: (now: HandoffNow) => void;
}

/** Arranges with the requester by which way they go on: the conversation and its ticket stay the same. */
export default function SwitchChannel({ host, handoff, requester, act, isBusy, onDone }: SwitchChannelProps) {
  const t = useT();
  const id = useId();
  const [channel, setChannel] = useState<ContactChannel>('phone');
  const [form, setForm] = useState({ email: requester.email ?? '', phone: requester.phone ?? '', day: '', time: '' });
  const field = (name: keyof typeof form, type: string, label: string) => (
    <>
      <label htmlFor={id + name}>{label}</label>
      <input
        id={id + name}
        type={type}
        dir={type === 'email' || type === 'tel' ? 'ltr' : undefined}
        value={form[name]}
        onChange={(event) => setForm({ ...form, [name]: event.target.value })}
      />
    </>
  );
  const send = () =>
    act(async () => {
      onDone(await switchChannel(host, handoff, { channel, ...form }));
      return t('panel.switched', { channel: t(`panel.ways.${channel}`) });
    });
  return (
    <Form onSend={() => void send()}>
      <fieldset className="verdicts" aria-label={t('panel.switch_channel')}>
        {contactChannels.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={channel === one} onClick={() => setChannel(one)}>
            {t(`panel.ways.${one}`)}
          </button>
        ))}
      </fieldset>
      {channel === 'email' && field('email', 'email', t('panel.switch_email'))}
      {channel === 'phone' && field('phone', 'tel', t('panel.switch_phone'))}
      {channel === 'phone' && field('day', 'date', t('panel.switch_day'))}
      {channel === 'phone' && field('time', 'time', t('panel.switch_time'))}
      <Button size="small" type="submit" aria-disabled={isBusy}>
        {t('panel.switch_now')}
      </Button>
    </Form>
  );
}
