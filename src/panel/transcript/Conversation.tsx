import type { Brief } from '#domain/brief.ts';
import type { Host } from '../../host/connect.ts';
import { openModal } from '../../host/modal.ts';
import { useT } from '../../i18n/context.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useJump } from '../jump.tsx';
import Transcript from './Transcript.tsx';

/** The conversation in the sidebar, with the way to a window in which there is room for it. */
export default function Conversation({ host, brief, earlier }: { host: Host; brief: Brief; earlier: number }) {
  const t = useT();
  const announce = useAnnounce();
  const { target } = useJump();
  const { ticketId } = host;
  const open = () => openModal(host, ticketId!, target?.at ?? null).catch(() => announce(t('panel.no_modal')));
  return (
    <section aria-labelledby="conversation">
      <div className="heading ruled">
        <h2 id="conversation">{t('panel.conversation')}</h2>
        {ticketId !== null && (
          <button type="button" className="tool" aria-label={t('panel.open_wide')} title={t('panel.open_wide')} onClick={() => void open()}>
            <Icon name="wide" />
          </button>
        )}
      </div>
      <Transcript brief={brief} earlier={earlier} />
    </section>
  );
}
