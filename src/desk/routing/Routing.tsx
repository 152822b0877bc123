import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { Alerts } from './Alerts.tsx';
import { Hours } from './Hours.tsx';
import { RulesRoute } from './RulesRoute.tsx';
import type { RoutingShown } from './routing.ts';
import { Waiting } from './Waiting.tsx';

/** Where handoffs go: groups, hours, waiting, who is alerted. */
export default function Routing() {
  const { t } = useDesk();
  const asked = useAsked<RoutingShown>('/v1/desk/routing');
  return (
    <Shown asked={asked}>
      {(routing) => (
        <>
          <p className="hint">{t('routing.hint')}</p>
          <RulesRoute routing={routing} />
          <Hours />
          <Waiting />
          <Alerts groups={routing.groups ?? []} />
        </>
      )}
    </Shown>
  );
}
