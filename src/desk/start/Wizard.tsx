import { useEffect, useRef, useState } from 'react';
import type { BotList } from '../bots/bot.ts';
import { ConnectBot } from '../bots/ConnectBot.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { Checklist } from './Checklist.tsx';
import { Connect } from './Connect.tsx';
import { ConnectWebhook } from './ConnectWebhook.tsx';
import { Defaults } from './Defaults.tsx';
import type { Setup } from './setup.ts';

const steps = ['helpdesk', 'bot', 'defaults', 'done'] as const;
const ofHelpdesk = ['helpdesk', 'fields', 'webhook', 'master_key', 'public_url'];

interface WizardProps {
  setup: Setup;
  /** A newer one is on its way. */
  isOld: boolean;
  onChanged: () => void;
}

/** From nothing to the first handoff: the helpdesk, a bot, a first delivery, the usual settings. */
export function Wizard({ setup, isOld, onChanged }: WizardProps) {
  const { t } = useDesk();
  const [at, setAt] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  const bots = useAsked<BotList>('/v1/desk/bots');
  const step = steps[at]!;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever goes on begins to read at the new step
  useEffect(() => title.current?.focus(), [at]);
  const next = () => {
    setAt(at + 1);
    onChanged();
  };
  return (
    <>
      <ol className="steps" aria-label={t('wizard.steps')}>
        {steps.map((name, index) => (
          <li key={name} aria-current={name === step ? 'step' : undefined} className={index < at ? 'past' : undefined}>
            {t(`wizard.${name}`)}
          </li>
        ))}
      </ol>
      <h2 ref={title} tabIndex={-1}>
        {t(`wizard.${step}`)}
      </h2>
      <p className="hint">{t(`wizard_hint.${step}`)}</p>
      {step === 'helpdesk' && (
        <>
          <Checklist checks={setup.checks.filter(({ name }) => ofHelpdesk.includes(name))} />
          {setup.can_connect && <ConnectWebhook onConnected={onChanged} />}
          {setup.can_connect && <Connect />}
        </>
      )}
      {step === 'bot' && <Shown asked={bots}>{(list) => <ConnectBot list={list} inWizard onConnected={next} />}</Shown>}
      {step === 'defaults' && <Defaults onSaved={next} />}
      {step === 'done' && (isOld ? <p className="soft">{t('loading')}</p> : <Checklist checks={setup.checks} />)}
      <p className="row">
        {at > 0 && step !== 'done' && (
          <button type="button" className="button" onClick={() => setAt(at - 1)}>
            {t('wizard.back')}
          </button>
        )}
        {step === 'done' ? (
          <a className="button primary" href="#/start">
            {t('wizard.finish')}
          </a>
        ) : (
          <button type="button" className={step === 'helpdesk' ? 'button primary' : 'button'} onClick={next}>
            {t(step === 'helpdesk' ? 'wizard.next' : 'wizard.skip')}
          </button>
        )}
      </p>
    </>
  );
}
