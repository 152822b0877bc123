import { Button } from '@zendeskgarden/react-buttons';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';
import { DeliveryTable } from './DeliveryTable.tsx';
import { useDeliveries } from './use-deliveries.ts';

/** A sample is posted, or the bot's own delivery waited for; either is seen as it arrives. */
export function TryOut({ name }: { name: string }) {
  const { t, may } = useDesk();
  const { act, isBusy, error } = useAct();
  const { deliveries, again } = useDeliveries(name, 'live');
  const send = async () => {
    if (await act(`/v1/desk/bots/${name}/sample`)) again();
  };
  return (
    <section>
      <h2>{t('bots.try')}</h2>
      <p className="hint">{t('bots.try_hint')}</p>
      {may.includes('tune') && (
        <Button onClick={() => void send()} disabled={isBusy}>
          {t('bots.send_sample')}
        </Button>
      )}
      {error !== null && <Trouble error={error} />}
      {deliveries.length === 0 ? <p role="status">{t('bots.listening')}</p> : <DeliveryTable deliveries={deliveries} onReplayed={again} />}
    </section>
  );
}
