import type { Brief } from '#domain/brief.ts';
import type { Host } from '../../host/connect.ts';
import { useT } from '../../i18n/context.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { KeyValues } from '../../parts/KeyValues.tsx';
import { Said } from '../../parts/Said.tsx';
import { EarlierHandoffs } from './EarlierHandoffs.tsx';
import { Tickets } from './Tickets.tsx';

/** Who writes: what is known of them, what was between us before, and what of theirs is open now. */
export default function Customer({ host, brief, hasServer }: { host: Host; brief: Brief; hasServer: boolean }) {
  const t = useT();
  const { id, name, email, phone, attributes } = brief.requester;
  const known: [string, string | null][] = [
    [t('panel.known_kinds.name'), name],
    [t('panel.known_kinds.email'), email],
    [t('panel.known_kinds.phone'), phone],
    [t('panel.requester_id'), id],
  ];
  return (
    <>
      <dl>
        {known.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Said text={value} /> <CopyButton text={value} label={label} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {Object.keys(attributes).length > 0 && <KeyValues values={attributes} />}
      {hasServer && host.ticketId !== null && <EarlierHandoffs host={host} ticketId={host.ticketId} />}
      <Tickets host={host} />
    </>
  );
}
