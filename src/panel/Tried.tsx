import type { Brief } from '#domain/brief.ts';
import { useT } from '../i18n/context.ts';
import { Said } from '../parts/Said.tsx';
import { Section } from '../parts/Section.tsx';

/** What need not be suggested again. */
export function Tried({ attempts }: { attempts: Brief['attempts'] }) {
  const t = useT();
  const keyed = attempts.map((attempt, index) => ({ ...attempt, key: `${index} ${attempt.step}` }));
  return (
    <Section title={t('panel.tried')}>
      <ul>
        {keyed.map(({ key, step, worked }) => (
          <li key={key}>
            <Said text={step} />
            {worked !== null && <span className="soft"> – {t(worked ? 'panel.worked' : 'panel.did_not_help')}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
