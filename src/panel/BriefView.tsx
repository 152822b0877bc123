import type { Brief } from '#domain/brief.ts';
import type { Detour } from '../api/read-brief.ts';
import { useT } from '../i18n/context.ts';
import { KeyValues } from '../parts/KeyValues.tsx';
import { Section } from '../parts/Section.tsx';
import { Transcript } from './Transcript.tsx';
import { Tried } from './Tried.tsx';
import { Understood } from './Understood.tsx';
import { Why } from './Why.tsx';

interface BriefViewProps {
  brief: Brief;
  /** Why the attachment was shown instead of the server's answer. */
  detour: Detour | null;
}

/** Why and what now first, the conversation last: every claim above points to its message below. */
export function BriefView({ brief, detour }: BriefViewProps) {
  const t = useT();
  const { attempts, diagnostics, requester } = brief;
  return (
    <main aria-label={t('panel.title')}>
      <Why brief={brief} />
      <Understood brief={brief} />
      {attempts.length > 0 && <Tried attempts={attempts} />}
      {Object.keys(diagnostics).length > 0 && (
        <Section title={t('panel.diagnostics')}>
          <KeyValues values={diagnostics} />
        </Section>
      )}
      {Object.keys(requester.attributes).length > 0 && (
        <Section title={t('panel.attributes')}>
          <KeyValues values={requester.attributes} />
        </Section>
      )}
      <Transcript brief={brief} />
      {detour && (
        <p className="aside">
          {t('panel.from_attachment')} {t(`panel.because_${detour}`)}
        </p>
      )}
    </main>
  );
}
