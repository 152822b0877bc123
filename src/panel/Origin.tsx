import { visible } from '#domain/visible.ts';
import type { BriefResult } from '../api/read-brief.ts';
import { useT } from '../i18n/context.ts';

type Shown = Extract<BriefResult, { kind: 'brief' }>;

/** Says before anything else that no handoff stands behind this brief, where it was read, and what could not be. */
export function Computed({ result }: { result: Extract<Shown, { source: 'computed' }> }) {
  const t = useT();
  const { file, notes } = result;
  return (
    <section className="computed" aria-label={t('panel.computed_title')}>
      <p>{file === null ? t('panel.computed_from_comments') : t('panel.computed_from_file', { file: visible(file) })}</p>
      {notes.map((note) => (
        <p key={note.code}>{t(`note.${note.code}`, note)}</p>
      ))}
    </section>
  );
}

/** What the agent has to know before they trust that this is all: there is a server, but not for us. */
export function isTrouble(result: Shown): boolean {
  return result.source === 'attachment' && ['refused', 'forbidden', 'unreachable'].includes(result.because);
}

/** Where the brief came from, when it was not the server. */
export function Origin({ result }: { result: Shown }) {
  const t = useT();
  if (result.source !== 'attachment') return null;
  return (
    <p className="aside">
      {t('panel.from_attachment')} {t(`panel.because_${result.because}`)}
    </p>
  );
}
