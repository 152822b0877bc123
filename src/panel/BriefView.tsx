import type { BriefResult } from '../api/read-brief.ts';
import { useT } from '../i18n/context.ts';
import { KeyValues } from '../parts/KeyValues.tsx';
import { Section } from '../parts/Section.tsx';
import { Computed, Origin } from './Origin.tsx';
import { Transcript } from './Transcript.tsx';
import { Tried } from './Tried.tsx';
import { Understood } from './Understood.tsx';
import { Why } from './Why.tsx';

/** Why and what now first, the conversation last: every claim above points to its message below. */
export function BriefView({ result }: { result: Extract<BriefResult, { kind: 'brief' }> }) {
  const t = useT();
  const { brief } = result;
  const { attempts, diagnostics, requester } = brief;
  return (
    <main aria-label={t('panel.title')}>
      {result.source === 'computed' && <Computed result={result} />}
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
      <Origin result={result} />
    </main>
  );
}
