import { Field, Select } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { useDesk } from '../context.ts';

export interface Guide {
  kind: string;
  makes_secret: boolean;
  title: string;
  where: string;
  steps: string[];
  snippets: { language: string; code: string }[];
}

/** What is to be done at the platform, and programs that post a first webhook. */
export function HowTo({ guide: { title, where, steps, snippets } }: { guide: Guide }) {
  const { t } = useDesk();
  const [language, setLanguage] = useState(snippets[0]?.language ?? '');
  const code = snippets.find((one) => one.language === language)?.code;
  return (
    <section>
      <h2>{t('bots.how', { platform: title })}</h2>
      <p>{t('bots.where', { where })}</p>
      {steps.map((step) => (
        <p key={step}>{step}</p>
      ))}
      {code !== undefined && (
        <>
          <div className="fields">
            <Field>
              <Field.Label>{t('bots.snippet')}</Field.Label>
              <Select value={language} onChange={({ target }) => setLanguage(target.value)}>
                {snippets.map((one) => (
                  <option key={one.language}>{one.language}</option>
                ))}
              </Select>
            </Field>
          </div>
          <div className="code">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys */}
            <section tabIndex={0} aria-label={t('bots.snippet')}>
              <pre dir="ltr">{code}</pre>
            </section>
            <CopyButton text={code} label={t('bots.snippet')} />
          </div>
        </>
      )}
    </section>
  );
}
