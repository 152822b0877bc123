import { useEffect, useMemo, useRef } from 'react';
import type { Rule } from '#domain/rule.ts';
import { defaultRules } from '#rules/defaults.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { Folded } from '../../parts/Folded.tsx';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useSetting } from '../use-setting.ts';
import { Backtest } from './Backtest.tsx';
import { Changes } from './Changes.tsx';
import { Conflicts } from './Conflicts.tsx';
import { Exchange } from './Exchange.tsx';
import { keepDraft, keptDraft } from './kept-draft.ts';
import { ProblemsContext, problemsOf } from './problems.ts';
import { RuleList } from './RuleList.tsx';
import { ruleSentence } from './rule-sentence.ts';
import { Try } from './Try.tsx';
import { Versions } from './Versions.tsx';
import { withThreshold } from './with-threshold.ts';

/** When a bot steps aside: the rules, tried before they are saved. */
export default function Rules() {
  const { t, may } = useDesk();
  const announce = useAnnounce();
  const setting = useSetting<Rule[]>('rules');
  const { draft, saved, newer, change, takeUp, error, reload, isChanged } = setting;
  const hasArrived = useRef(false);
  const versions = useRef<HTMLElement>(null);
  const problems = useMemo(() => problemsOf(error), [error]);
  // What was left unsaved comes back, and a threshold that was chosen in its own room comes in by the address.
  useEffect(() => {
    if (saved === null || hasArrived.current) return;
    hasArrived.current = true;
    const kept = keptDraft();
    const carried = withThreshold(kept?.rules ?? saved.value, window.location.hash);
    if (carried !== null) window.history.replaceState(null, '', '#/rules');
    const unsaved = carried ?? kept?.rules ?? null;
    if (unsaved === null) return;
    takeUp(unsaved, kept?.madeOf ?? saved);
    announce(t(carried === null ? 'rules.kept' : 'rules.carried'));
  }, [saved, takeUp, announce, t]);
  useEffect(() => {
    if (saved !== null) keepDraft(saved, isChanged ? draft : null);
  }, [saved, isChanged, draft]);
  if (draft === null || saved === null)
    return error === null ? <p className="soft">{t('loading')}</p> : <Trouble error={error} onTryAgain={reload} />;
  const now = newer ?? saved;
  return (
    <ProblemsContext value={problems}>
      <p className="hint">{t('rules.hint')}</p>
      <Conflicts rules={draft} />
      <RuleList rules={draft} onChange={change} />
      {isChanged && (
        <section aria-labelledby="unsaved">
          <h2 id="unsaved">{t('rules.unsaved')}</h2>
          <Changes before={now.value} after={draft} />
        </section>
      )}
      <h2>{t('rules.try.title')}</h2>
      <Try rules={draft} />
      <h2>{t('rules.backtest.title')}</h2>
      <Backtest rules={draft} />
      <SaveBar setting={setting}>{newer !== null && <Changes before={saved.value} after={newer.value} />}</SaveBar>
      <Folded title={t('rules.versions.title')} summary={versions}>
        <Versions
          key={now.version}
          now={now.version}
          onRestored={() => {
            // The list is made anew, and with it goes the button that was pressed.
            versions.current?.focus();
            reload();
          }}
        />
      </Folded>
      <Folded title={t('rules.json.title')}>
        <Exchange rules={draft} onImport={change} />
      </Folded>
      <Folded title={t('rules.built_in')}>
        <p className="hint">{t('rules.built_in_hint')}</p>
        <ul className="changes">
          {defaultRules.map((rule) => (
            <li key={rule.id}>
              <strong>{rule.id}</strong>
              <p>
                <Said text={ruleSentence(t, rule)} />
              </p>
            </li>
          ))}
        </ul>
        {may.includes('tune') && (
          <button type="button" className="chip" onClick={() => change(defaultRules)}>
            {t('rules.use_built_in')}
          </button>
        )}
      </Folded>
    </ProblemsContext>
  );
}
