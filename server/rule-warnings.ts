import { textTried } from '#rules/compile.ts';
import { conflictsOf } from '#rules/conflicts.ts';
import { beyondBounds } from '#rules/parse-rules.ts';
import type { DeskSettings } from './handoff/setting-kinds.ts';

interface Warning {
  /** Where it stands in the configuration. */
  config: 'rules' | 'alerts';
  sentence: string;
}

/** What an admin should know of the rules in force, though nothing stops for it. */
export function ruleWarnings({ rules, alerts }: Pick<DeskSettings, 'rules' | 'alerts'>): Warning[] {
  const named = rules.flatMap(({ actions }) => actions.flatMap((action) => (action.kind === 'alert' ? [action.to] : [])));
  const astray = [...new Set(named)].filter((to) => !Object.hasOwn(alerts, to));
  return [
    ...conflictsOf(rules).map(({ sentence }) => ({ config: 'rules' as const, sentence })),
    ...beyondBounds(rules).map((line) => ({
      config: 'rules' as const,
      sentence: `${line}. It was saved on the desk before this bound was made and stays in force, patterns tried on the latest ${textTried(rules)} characters; to save rules again, mend it first`,
    })),
    ...astray.map((to) => ({ config: 'alerts' as const, sentence: `A rule alerts "${to}", which is no route of "alerts"` })),
  ];
}
